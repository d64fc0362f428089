import * as z from 'zod';
import { permissionNames, roles } from '#api/domain/permissions.ts';
import { reaches, rightGroups } from '#api/domain/role-rights.ts';

export const StartViewing = z.object({ personId: z.string().min(1).max(60) });
export const ViewingStarted = z.object({ until: z.iso.datetime() });
export const ViewingEnded = z.object({ personId: z.string() });

export const RoleList = z.object({
	items: z.array(
		z.object({
			role: z.enum(roles),
			rights: z.array(
				z.object({
					permission: z.enum(permissionNames),
					group: z.enum(rightGroups),
					reach: z.enum(reaches)
				})
			),
			/** How many hold it today; null: everybody does. */
			holders: z.number().int().nullable(),
			/** Somebody who holds it, and whose portal the reader may see. */
			example: z
				.object({ personId: z.string(), name: z.string(), unit: z.string().nullable() })
				.nullable()
		})
	)
});
