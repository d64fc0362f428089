/**
 * Who may do what. Roles as in the regency's practice (domain rule `peran_hak_akses`); a grant joins
 * a role to a unit, or to the whole agency, and a permission reaches as far as its widest grant.
 */
import { isWithin } from './org-tree.ts';

export const roles = [
	'asn',
	'supervisor',
	'unit-hr',
	'verifier',
	'admin',
	'organiser',
	'trainer',
	'assessor',
	'leader',
	'auditor',
	'dpo'
] as const;
export type Role = (typeof roles)[number];

/** Each permission with the roles that hold it. `asn` reaches only its own person, whatever the permission. */
export const permissions = {
	'profile.read': ['asn'],
	'catalogue.read': [
		'asn',
		'supervisor',
		'unit-hr',
		'verifier',
		'admin',
		'organiser',
		'trainer',
		'assessor',
		'leader',
		'auditor'
	],
	'course.enrol': ['asn'],
	'learning.study': ['asn'],
	'certificate.read': ['asn', 'unit-hr', 'verifier', 'admin', 'auditor'],
	'certificate.manage': ['verifier', 'admin', 'auditor'],
	'certificate.revoke': ['admin'],
	'credit.read': ['asn', 'supervisor', 'unit-hr', 'verifier', 'admin', 'auditor'],
	'gap.read': ['asn', 'supervisor', 'unit-hr', 'verifier', 'admin', 'assessor'],
	'team.read': ['supervisor', 'unit-hr', 'verifier', 'admin'],
	'claim.read': ['verifier', 'admin', 'auditor'],
	'claim.decide': ['verifier', 'admin'],
	'course.manage': ['organiser', 'admin'],
	'course.write': ['organiser', 'admin', 'trainer'],
	'workshop.read': [
		'asn',
		'supervisor',
		'unit-hr',
		'verifier',
		'admin',
		'organiser',
		'trainer',
		'assessor',
		'leader',
		'auditor'
	],
	'workshop.manage': ['organiser', 'admin'],
	'workshop.join': ['asn'],
	'signup.nominate': ['supervisor', 'unit-hr'],
	'signup.approve': ['supervisor', 'unit-hr'],
	'signup.review': ['verifier', 'admin'],
	'attendance.mark': ['trainer', 'organiser', 'admin'],
	'person.read': ['unit-hr', 'verifier', 'admin', 'auditor', 'dpo'],
	'person.edit': ['admin'],
	'person.purge': ['admin', 'dpo'],
	'appointment.edit': ['unit-hr', 'admin'],
	'organisation.read': ['unit-hr', 'verifier', 'admin', 'organiser', 'auditor'],
	'organisation.edit': ['admin'],
	'competency.read': [
		'asn',
		'supervisor',
		'unit-hr',
		'verifier',
		'admin',
		'organiser',
		'trainer',
		'assessor',
		'leader',
		'auditor'
	],
	'competency.edit': ['admin'],
	'correction.decide': ['unit-hr', 'verifier', 'admin', 'dpo'],
	'import.run': ['admin'],
	'account.manage': ['admin'],
	'viewing.start': ['admin'],
	'account.recover': ['unit-hr', 'admin'],
	'role.grant': ['admin'],
	'settings.edit': ['admin'],
	'mail.manage': ['admin'],
	'rule.read': ['verifier', 'admin', 'auditor'],
	'rule.edit': ['admin'],
	'audit.read': ['admin', 'auditor', 'dpo']
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

/** About the agency as a whole: a role held in some units only does not carry these. */
export const agencyWide: readonly Permission[] = [
	'settings.edit',
	'rule.edit',
	'mail.manage',
	'viewing.start',
	'audit.read',
	'person.purge'
];

/** A role held, in one unit's subtree (`unitPath`) or everywhere (null); or over single people, by id. */
export type Grant = PlaceGrant | PeopleGrant;
export type PlaceGrant = { role: Role; unitPath: string | null };
export type PeopleGrant = { role: 'supervisor'; people: readonly string[] };

/** How far a permission reaches: nowhere, the own person, some subtrees and single people, or everything. */
export type Scope =
	| { kind: 'none' }
	| { kind: 'own' }
	| { kind: 'units'; unitPaths: string[]; people: string[]; own: boolean }
	| { kind: 'all' };

/** The reach of `permission` for somebody who holds `grants`. */
export function scopeOf(grants: readonly Grant[], permission: Permission): Scope {
	const holders: readonly Role[] = permissions[permission];
	const holding = grants.filter((grant) => holders.includes(grant.role));
	if (holding.length === 0) return { kind: 'none' };

	const own = holding.some((grant) => grant.role === 'asn');
	const wide = holding.filter((grant) => grant.role !== 'asn');
	const places = wide.flatMap((grant) => ('unitPath' in grant ? [grant.unitPath] : []));
	if (places.includes(null)) return { kind: 'all' };
	if (agencyWide.includes(permission)) return { kind: 'none' };
	const unitPaths = places.filter((path) => path !== null);
	const people = wide.flatMap((grant) => ('people' in grant ? grant.people : []));
	const reachesOthers = unitPaths.length > 0 || people.length > 0;
	return reachesOthers ? { kind: 'units', unitPaths, people, own } : { kind: 'own' };
}

/** Whether somebody who holds `held` reaches nothing that somebody who holds `by` does not. */
export const isWithinReach = (held: readonly Grant[], by: readonly Grant[]) =>
	permissionNames.every((permission) =>
		[permission, aboveOf[permission] ?? permission].some((each) =>
			covers(scopeOf(by, each), scopeOf(held, permission))
		)
	);

/** Rights to act for one's own people, and the right of whoever decides over what was done by them. */
export const aboveOf: Partial<Record<Permission, Permission>> = {
	'signup.nominate': 'signup.review',
	'signup.approve': 'signup.review'
};

function covers(wide: Scope, narrow: Scope): boolean {
	if (wide.kind === 'all' || narrow.kind === 'none' || narrow.kind === 'own') return true;
	if (wide.kind !== 'units' || narrow.kind !== 'units') return false;
	// Of single people it is not known here where they stand: only the same ones are covered.
	return (
		narrow.unitPaths.every((path) => wide.unitPaths.some((root) => isWithin(path, root))) &&
		narrow.people.every((id) => wide.people.includes(id))
	);
}

/** True when `permission` reaches anything at all. */
export const can = (grants: readonly Grant[], permission: Permission) =>
	scopeOf(grants, permission).kind !== 'none';

/** Everything somebody with `grants` may do, for menus; the server asks again at each door. */
export const permissionsOf = (grants: readonly Grant[]): Permission[] =>
	permissionNames.filter((permission) => can(grants, permission));

export const permissionNames = Object.keys(permissions) as Permission[];
