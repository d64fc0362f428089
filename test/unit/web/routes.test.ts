import { describe, expect, test } from 'vitest';
import { addressOf, matcherOf, pageRoutes } from '#test/support/routes.ts';

describe('the list of pages comes from the router', () => {
	test('groups are not part of an address', () => {
		expect(pageRoutes()).toContain('/');
		expect(pageRoutes()).toContain('/problems/[code]');
		expect(pageRoutes().join()).not.toMatch(/\(|\+/);
	});

	test('a link that was seen stands for a page with parameters', () => {
		const seen = ['/catalogue', '/catalogue/crs_1', '/learn/enr_1'];
		expect(addressOf('/catalogue/[courseId]', seen)).toBe('/catalogue/crs_1');
		expect(addressOf('/learn/[enrolmentId]/[[lessonId]]', seen)).toBe('/learn/enr_1');
		expect(addressOf('/claims/[entryId]', seen)).toBeUndefined();
		expect(matcherOf('/catalogue/[courseId]').test('/catalogue/crs_1/extra')).toBe(false);
	});
});
