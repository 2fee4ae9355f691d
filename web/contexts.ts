import { createContext } from '@lit/context';
import type { ApiClient } from './api-client.ts';

/** The client of our API, given by the application to its pages. */
export const apiContext = createContext<ApiClient>(Symbol('api'));
