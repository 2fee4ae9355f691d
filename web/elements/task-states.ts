import type { Task } from '@lit/task';
import { html } from 'lit';
import './problem-message.ts';

/** Renders a task: what it brought, that it is still reading, or what went wrong with a way to try again. */
export function taskStates<Value>(task: Task<readonly unknown[], Value>, complete: (value: Value) => unknown): unknown {
  return task.render({
    initial: () => reading,
    pending: () => (task.value === undefined ? reading : complete(task.value)),
    complete,
    error: (error) => html`<problem-message .error=${error} @retry=${() => void task.run()}></problem-message>`,
  });
}

const reading = html`<p class="soft" aria-busy="true">正在读取……</p>`;
