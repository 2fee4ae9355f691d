import { Choice } from './basic-schemas.ts';

/** What a person's token permits; each includes the ones before it. */
export const roles = ['read', 'review', 'ingest'] as const;
export type Role = (typeof roles)[number];

export const RoleSchema = Choice(roles, {
  $id: 'Role',
  description: 'read: reading with a higher limit; review: also decisions about links; ingest: everything',
});

/** True when a person of the role may do what is asked of another. */
export const mayDo = (role: Role, asked: Role): boolean => roles.indexOf(role) >= roles.indexOf(asked);
