import type { IconName } from '#lib/ui/icons.ts';

/** A door of the menu. The menu is made on the server (`navigation.server.ts`); pages only draw it. */
export type Place = { href: string; label: string; icon: IconName };
export type Section = { title: string; places: Place[] };

/** Pages that stand elsewhere in the address than in the menu. */
const below: Record<string, string> = { '/my/learning': '/learn/' };

/** Pages below a place that are a place of their own. */
const apart: Record<string, string> = { '/team': '/team/signups' };

/** True for the place itself and for the pages below it. */
export const isHere = (href: string, path: string) =>
	path === href ||
	(path !== apart[href] && path.startsWith(`${href}/`)) ||
	path.startsWith(below[href] ?? `${href}/~`);
