/**
 * What a page may cost a learner's data quota and the database, by the budgets of the design: counted in
 * Chromium and at the database, never timed. The pages come from the router.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visitor } from '../support/browser.ts';
import { signIn, type Persona } from '../support/personas.ts';
import { startCountedPortal } from '../support/portal.ts';
import { trafficOf, type Traffic } from '../support/traffic.ts';
import { walk } from '../support/walk.ts';

/** One look-up of the session, and four more. */
const trips = 5;
const learner = { kilobytes: 70, later: 15, requests: 14, scriptKilobytes: 45, trips };
const desk = { ...learner, kilobytes: 120, later: 120, requests: Infinity, scriptKilobytes: 120 };
/**
 * The pages of one course for its authors are not within the desk's budget yet: they may not grow before
 * they are brought there.
 */
const editor = { ...desk, kilobytes: 145, later: 145, trips: 24 };
const isEditor = (route: string) => route.startsWith('/manage/modules/[courseId]');
const isDesk = (route: string) => /^\/(admin|manage|claims)(\/|$)/.test(route);

let portal: Awaited<ReturnType<typeof startCountedPortal>>;
let browser: Browser;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startCountedPortal(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

type Seen = { route: string; first: Traffic; later: Traffic; trips: number };

async function pagesOf(who: Persona | 'stranger', pages: (route: string) => boolean) {
	const page = await visitor(browser, { at: portal.url });
	if (who !== 'stranger') await signIn(page, who);
	const found: { route: string; address: string }[] = [];
	for await (const { route, address, status } of walk(page)) {
		// A page that sends the visitor on is measured where it sends them.
		const isHere = new URL(page.url()).pathname === address;
		if (status === 200 && isHere && pages(route)) found.push({ route, address });
	}

	const visit = await trafficOf(page);
	const loaded = [];
	for (const { route, address } of found) {
		const later = await visit(address, 'warm');
		const first = await visit(address, 'cold');
		loaded.push({ route, address, first, later });
	}
	await page.goto('about:blank');
	await quiet();
	const seen: Seen[] = [];
	for (const { address, ...costs } of loaded) {
		seen.push({ ...costs, trips: await tripsOf(address) });
	}
	return seen;

	/** Papers are rendered after the start; they ask the database too. */
	async function quiet() {
		for (let before = -1; before !== portal.roundTrips();) {
			before = portal.roundTrips();
			await new Promise((wake) => setTimeout(wake, 400));
		}
	}

	/** The fewest of three: a job may ask the database at the same moment. */
	async function tripsOf(address: string) {
		const counts = [];
		for (let turn = 0; turn < 3; turn += 1) {
			const before = portal.roundTrips();
			await page.request.get(`${portal.url}${address}`);
			counts.push(portal.roundTrips() - before);
		}
		return Math.min(...counts);
	}
}

function breachesOf(seen: readonly Seen[], budget: typeof learner): string[] {
	return seen.flatMap(({ route, first, later, trips }) => [
		...over(route, 'KB at a first visit', first.kilobytes, budget.kilobytes),
		...over(route, 'requests at a first visit', first.requests, budget.requests),
		...over(route, 'KB of JavaScript', first.scriptKilobytes, budget.scriptKilobytes),
		...over(route, 'KB at a later visit', later.kilobytes, budget.later),
		...over(route, 'round trips to the database', trips, budget.trips)
	]);
}

const over = (route: string, what: string, amount: number, limit: number) =>
	amount > limit ? [`${route}: ${amount.toFixed(1)} ${what}, not ${limit}`] : [];

describe('a page costs no more than its budget', () => {
	test.each(['stranger', 'nurse', 'supervisor'] as const)(
		'as %s',
		{ timeout: 300_000 },
		async (who) => {
			const seen = await pagesOf(who, (route) => !isDesk(route));
			expect(seen.length).toBeGreaterThan(4);
			expect(breachesOf(seen, learner)).toEqual([]);
		}
	);

	test('as HR at their desks', { timeout: 300_000 }, async () => {
		const seen = await pagesOf('admin', isDesk);
		expect(seen.length).toBeGreaterThan(8);
		const editors = seen.filter(({ route }) => isEditor(route));
		const desks = seen.filter(({ route }) => !isEditor(route));
		expect([...breachesOf(desks, desk), ...breachesOf(editors, editor)]).toEqual([]);
	});
});
