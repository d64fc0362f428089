import { expect, test } from 'vitest';
import { isWithinReach, type Grant } from '#api/domain/permissions.ts';

const nurse: Grant = { role: 'asn', unitPath: null };
const at = (role: Grant['role'], unitPath: string | null): Grant[] => [nurse, { role, unitPath }];

test.each<[string, Grant[], Grant[], boolean]>([
	['a nurse by the personnel manager of her unit', [nurse], at('unit-hr', '/a/'), true],
	['a nurse by another nurse', [nurse], [nurse], true],
	[
		'a head of a unit below by the personnel manager',
		at('supervisor', '/a/b/'),
		at('unit-hr', '/a/'),
		true
	],
	[
		'a head of another unit by the personnel manager',
		at('supervisor', '/c/'),
		at('unit-hr', '/a/'),
		false
	],
	['a head by nobody in particular', at('supervisor', '/a/'), [nurse], false],
	['a verifier by the personnel manager', at('verifier', '/a/'), at('unit-hr', '/a/'), false],
	['an admin of a unit by the admin', at('admin', '/a/'), at('admin', null), true],
	['the admin by an admin of a unit', at('admin', null), at('admin', '/a/'), false],
	[
		'the personnel manager of the agency by the admin',
		at('unit-hr', null),
		at('admin', null),
		true
	],
	['an auditor of the agency by an admin of a unit', at('auditor', null), at('admin', '/a/'), false]
])('%s', (_who, held, by, expected) => {
	expect(isWithinReach(held, by)).toBe(expected);
});
