import { describe, expect, test } from 'vitest';
import { can, permissionsOf, scopeOf, type Grant } from '#api/domain/permissions.ts';

const everywhere: Grant[] = [{ role: 'admin', unitPath: null }];
const inUnit: Grant[] = [
	{ role: 'asn', unitPath: null },
	{ role: 'admin', unitPath: '/1/4/' }
];

describe('a role held in one unit', () => {
	test('reaches that unit', () => {
		const scope = { kind: 'units', unitPaths: ['/1/4/'], people: [], own: false };
		expect(scopeOf(inUnit, 'account.manage')).toEqual(scope);
	});

	test.each(['settings.edit', 'rule.edit', 'mail.manage', 'audit.read'] as const)(
		'does not carry what is about the whole agency: %s',
		(permission) => {
			expect(scopeOf(inUnit, permission)).toEqual({ kind: 'none' });
			expect(can(everywhere, permission)).toBe(true);
			expect(permissionsOf(inUnit)).not.toContain(permission);
			expect(scopeOf([...inUnit, ...everywhere], permission)).toEqual({ kind: 'all' });
		}
	);
});

describe('a supervisor named for single people', () => {
	const named: Grant[] = [
		{ role: 'asn', unitPath: null },
		{ role: 'supervisor', people: ['per_1'] }
	];

	test('reaches them and nobody else', () => {
		expect(scopeOf(named, 'team.read')).toEqual({
			kind: 'units',
			unitPaths: [],
			people: ['per_1'],
			own: false
		});
		expect(can(named, 'person.read')).toBe(false);
	});

	test('reaches their units as well, when some are theirs', () => {
		const both: Grant[] = [...named, { role: 'supervisor', unitPath: '/1/4/' }];
		expect(scopeOf(both, 'gap.read')).toMatchObject({ unitPaths: ['/1/4/'], people: ['per_1'] });
	});
});
