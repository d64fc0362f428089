import { describe, expect, test } from 'vitest';
import { can, permissionNames, roles, type Grant } from '#api/domain/permissions.ts';
import { rightsOf } from '#api/domain/role-rights.ts';

const named = (role: (typeof roles)[number]) => rightsOf(role).map(({ permission }) => permission);

describe('what each role may do', () => {
	test.each(roles)('%s: exactly what the doors let it do', (role) => {
		const grants: Grant[] =
			role === 'supervisor' ? [{ role, people: ['per_1'] }] : [{ role, unitPath: null }];
		expect(named(role)).toEqual(permissionNames.filter((permission) => can(grants, permission)));
	});

	test('how far is told by role and permission', () => {
		const reach = (role: (typeof roles)[number], permission: string) =>
			rightsOf(role).find((right) => right.permission === permission)?.reach;
		expect(reach('asn', 'credit.read')).toBe('own');
		expect(reach('supervisor', 'credit.read')).toBe('team');
		expect(reach('unit-hr', 'credit.read')).toBe('place');
		expect(reach('asn', 'catalogue.read')).toBe('agency');
		expect(reach('auditor', 'audit.read')).toBe('agency');
		expect(reach('asn', 'person.read')).toBeUndefined();
	});
});
