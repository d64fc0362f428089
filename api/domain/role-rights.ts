/** What each role may do, and how far: read off the table that the doors themselves ask. */
import {
	agencyWide,
	permissionNames,
	permissions,
	type Permission,
	type Role
} from './permissions.ts';

/** `place`: the unit of the grant and those below it, or the whole agency when the grant names none. */
export const reaches = ['own', 'team', 'place', 'agency'] as const;
export type Reach = (typeof reaches)[number];

export const rightGroups = [
	'learning',
	'people',
	'verification',
	'courses',
	'workshops',
	'registers',
	'access',
	'agency'
] as const;
export type RightGroup = (typeof rightGroups)[number];

export type Right = { permission: Permission; group: RightGroup; reach: Reach };

export const rightsOf = (role: Role): Right[] =>
	permissionNames
		.filter((permission) => holdersOf(permission).includes(role))
		.map((permission) => ({
			permission,
			group: groups[permission],
			reach: reachOf(role, permission)
		}));

const holdersOf = (permission: Permission): readonly Role[] => permissions[permission];

function reachOf(role: Role, permission: Permission): Reach {
	if (agencyWide.includes(permission) || ofNobody.includes(permission)) return 'agency';
	if (role === 'asn') return 'own';
	return role === 'supervisor' ? 'team' : 'place';
}

/** About things that belong to no unit and to no person. */
const ofNobody: readonly Permission[] = [
	'catalogue.read',
	'workshop.read',
	'competency.read',
	'rule.read'
];

/** Where a permission stands in a list; it says nothing about who holds it. */
const groups: Record<Permission, RightGroup> = {
	'profile.read': 'learning',
	'catalogue.read': 'learning',
	'course.enrol': 'learning',
	'learning.study': 'learning',
	'certificate.read': 'learning',
	'credit.read': 'people',
	'gap.read': 'people',
	'team.read': 'people',
	'person.read': 'people',
	'person.edit': 'people',
	'person.purge': 'people',
	'appointment.edit': 'people',
	'correction.decide': 'people',
	'claim.read': 'verification',
	'claim.decide': 'verification',
	'certificate.manage': 'verification',
	'certificate.revoke': 'verification',
	'course.manage': 'courses',
	'course.write': 'courses',
	'workshop.read': 'workshops',
	'workshop.manage': 'workshops',
	'workshop.join': 'workshops',
	'signup.nominate': 'workshops',
	'signup.approve': 'workshops',
	'signup.review': 'workshops',
	'attendance.mark': 'workshops',
	'organisation.read': 'registers',
	'organisation.edit': 'registers',
	'competency.read': 'registers',
	'competency.edit': 'registers',
	'import.run': 'registers',
	'account.manage': 'access',
	'viewing.start': 'access',
	'account.recover': 'access',
	'role.grant': 'access',
	'audit.read': 'access',
	'settings.edit': 'agency',
	'mail.manage': 'agency',
	'rule.read': 'agency',
	'rule.edit': 'agency'
};
