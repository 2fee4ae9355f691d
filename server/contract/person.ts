import Type, { type Static } from 'typebox';
import { NullableString } from './basic-schemas.ts';

/** Who sends the request, as the pages need it to show what can be done. */
export const PersonSchema = Type.Object(
  {
    name: NullableString('Name under which decisions are kept; null for somebody who only reads'),
    mayReview: Type.Boolean({ description: 'May decide on links' }),
    mayWrite: Type.Boolean({ description: 'May change documents and pairs of documents' }),
    mayChooseName: Type.Boolean({
      description: 'The user of this machine, whose name is what the header x-reviewer-name says (percent-encoded)',
    }),
  },
  { $id: 'Person' },
);
export type PersonView = Static<typeof PersonSchema>;
