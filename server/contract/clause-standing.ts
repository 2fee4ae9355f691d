import Type, { type Static } from 'typebox';
import { Choice, NullableInteger, NullableObject, NullableString } from './basic-schemas.ts';
import { clauseFields } from './clause.ts';

const sinceSchema = Type.Object({
  change: Choice(['unchanged', 'moved', 'changed', 'removed']),
  version: NullableInteger('First version in which it is no longer as it was'),
  address: NullableString('Where the current version has it; null when it was removed'),
  pinpoint: NullableString('The same as printed'),
  text: NullableString('Its current text'),
});
export type ClauseSinceView = Static<typeof sinceSchema>;

const formerSchema = Type.Object({
  version: Type.Integer({ description: 'Newest version in which it stood under this address' }),
  pinpoint: Type.String(),
  text: Type.String(),
  now: NullableObject(Type.Object({ address: Type.String(), pinpoint: Type.String() })),
});
export type FormerClauseView = Static<typeof formerSchema>;

/**
 * A clause in one version. The plain address answers with the current text or, where there is none any more, with the
 * last one; both say what an older link may have meant.
 */
export const ClauseStandingSchema = Type.Object(
  {
    ...clauseFields,
    version: Type.Integer({ description: 'Version whose text this is' }),
    current: Type.Boolean(),
    since: NullableObject(sinceSchema),
    changedIn: NullableInteger('Version that last changed the words of a current clause; null where none has'),
    formerHere: Type.Array(formerSchema, {
      description: 'Other clauses that older versions had under this address, newest first; for a current clause',
    }),
  },
  { $id: 'ClauseStanding' },
);
export type ClauseStandingView = Static<typeof ClauseStandingSchema>;
