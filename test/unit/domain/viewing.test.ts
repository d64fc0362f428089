import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { permissionNames, roles, scopeOf, type Grant } from '#api/domain/permissions.ts';
import { mayViewAs } from '#api/domain/viewing.ts';

const asn: Grant = { role: 'asn', unitPath: null };
/** They change something and read nothing that `signup.review` does not. */
const acting: string[] = ['signup.nominate', 'signup.approve'];
const admin: Grant[] = [asn, { role: 'admin', unitPath: null }];

describe('seeing the portal as somebody else', () => {
	test('is for an admin of the whole agency', () => {
		expect(mayViewAs(admin, [asn])).toBe(true);
		expect(mayViewAs([asn, { role: 'admin', unitPath: '/1/' }], [asn])).toBe(false);
		expect(mayViewAs([asn, { role: 'verifier', unitPath: null }], [asn])).toBe(false);
	});

	test('never shows an admin, not even one of a single unit', () => {
		expect(mayViewAs(admin, admin)).toBe(false);
		expect(mayViewAs(admin, [asn, { role: 'admin', unitPath: '/1/4/' }])).toBe(false);
	});

	test('shows whoever leads a unit, and the personnel manager of one', () => {
		expect(mayViewAs(admin, [asn, { role: 'supervisor', unitPath: '/1/4/' }])).toBe(true);
		expect(mayViewAs(admin, [asn, { role: 'unit-hr', unitPath: '/1/4/' }])).toBe(true);
	});

	test('never lets the viewer read what they may not read by themselves', () => {
		const grant = fc.record({
			role: fc.constantFrom(...roles),
			unitPath: fc.constantFrom(null, '/1/', '/1/4/')
		});
		const grants = fc.array(grant, { maxLength: 4 }).map((given): Grant[] => [asn, ...given]);
		fc.assert(
			fc.property(grants, grants, (viewer, viewed) => {
				if (!mayViewAs(viewer, viewed)) return;
				for (const permission of permissionNames) {
					const reach = scopeOf(viewed, permission).kind;
					if (reach !== 'units' && reach !== 'all') continue;
					const reads = acting.includes(permission) ? 'signup.review' : permission;
					expect(scopeOf(viewer, reads).kind).toBe('all');
				}
			})
		);
	});
});
