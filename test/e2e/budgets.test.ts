/**
 * What a page may cost a learner's data quota and the database, by the budgets of the design: counted in
 * Chromium and at the database, never timed. The pages come from the router.
 */
import { and, eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#api/ids.ts';
import { openDb } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { openBrowser, visitor } from '../support/browser.ts';
import { planHall } from '../support/hall-plan.ts';
import { personas, signIn, type Persona } from '../support/personas.ts';
import { startCountedPortal } from '../support/portal.ts';
import { heldTicket } from '../support/ticket.ts';
import { trafficOf, type Traffic } from '../support/traffic.ts';
import { walk } from '../support/walk.ts';

/** One look-up of the session, and four more. */
const trips = 5;
const learner = { kilobytes: 70, later: 15, requests: 14, scriptKilobytes: 45, trips };
const desk = { ...learner, kilobytes: 120, later: 120, requests: Infinity, scriptKilobytes: 120 };
/** A preview is a second look at the whole draft. */
const editor = { ...desk, trips: trips + 1 };
const isEditor = (route: string) => route.startsWith('/manage/modules/[courseId]');
/**
 * Not within the desk's budget yet, each with lists, forms and dialogs in one page; they may not grow. A hundredth or two
 * is to spare: how well a page compresses depends on the names and days of the demo agency.
 */
const ceilings = new Map([
	['/manage/workshops/[eventId]', 133],
	['/manage/workshops/[eventId]/material', 122],
	['/manage/modules/[courseId]/lessons/[lessonId]', 128],
	['/manage/modules/[courseId]/facts', 123]
]);
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

type Loaded = { route: string; address: string; first: Traffic; later: Traffic };
type Seen = Loaded & { trips: number };

/** What `who` loads on the pages they may open; the window stays open for the round trips. */
async function loadedBy(who: Persona | 'stranger', pages: (route: string) => boolean) {
	const page = await visitor(browser, { at: portal.url, serviceWorker: false });
	if (who !== 'stranger') await signIn(page, who);
	// Later visits follow the first of a page with scripts, which everybody makes here.
	await page.goto('/scan');
	const visit = await trafficOf(page);
	const loaded: Loaded[] = [];
	for await (const { route, address, landed, status } of walk(page)) {
		// A page that sends the visitor on is measured where it sends them.
		if (status !== 200 || landed !== address || !pages(route)) continue;
		const later = await visit(address, 'warm');
		const first = await visit(address, 'cold');
		loaded.push({ route, address, first, later });
	}
	await page.goto('about:blank');
	return { page, loaded };
}

/** Papers are rendered after the start; they ask the database too. */
async function quiet() {
	for (let before = -1; before !== portal.roundTrips();) {
		before = portal.roundTrips();
		await new Promise((wake) => setTimeout(wake, 400));
	}
}

/** The fewest of three, unless the first is few enough: a job may ask the database at the same moment. */
async function tripsOf(page: Page, address: string, limit: number) {
	let fewest = Infinity;
	for (let turn = 0; turn < 3 && fewest > limit; turn += 1) {
		const before = portal.roundTrips();
		await page.request.get(`${portal.url}${address}`);
		fewest = Math.min(fewest, portal.roundTrips() - before);
	}
	return fewest;
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
	const people = ['stranger', 'nurse', 'supervisor', 'admin'] as const;
	const pagesOf = (who: (typeof people)[number]) =>
		who === 'admin' ? isDesk : (route: string) => !isDesk(route);
	const limitsOf = (route: string) => {
		const own = isEditor(route) ? editor : isDesk(route) ? desk : learner;
		return { ...own, kilobytes: ceilings.get(route) ?? own.kilobytes };
	};
	let visits: Map<string, Awaited<ReturnType<typeof loadedBy>>>;

	// Bytes are counted for all at the same time; the database counts for one after the other.
	beforeAll(async () => {
		visits = new Map(
			await Promise.all(
				people.map(async (who) => [who, await loadedBy(who, pagesOf(who))] as const)
			)
		);
		await quiet();
	}, 600_000);

	test.each(people)('as %s', async (who) => {
		const { page, loaded } = found(visits.get(who));
		expect(loaded.length).toBeGreaterThan(4);
		const seen: Seen[] = [];
		for (const each of loaded) {
			const trips = await tripsOf(page, each.address, limitsOf(each.route).trips);
			seen.push({ ...each, trips });
		}
		expect(seen.flatMap((each) => breachesOf([each], limitsOf(each.route)))).toEqual([]);
	});

	test('a ticket, as the trainer reads it', async () => {
		const address = await heldTicket(browser, portal);
		const page = await visitor(browser, { at: portal.url, serviceWorker: false });
		await signIn(page, 'trainer');
		const visit = await trafficOf(page);
		const first = await visit(address, 'cold');
		await page.getByText('Tiket berlaku').waitFor();
		const later = await visit(address, 'warm');
		await page.goto('about:blank');
		await quiet();
		const seen = { route: '/t/[signupId]/[code]', address, first, later };
		const counted = { ...seen, trips: await tripsOf(page, address, trips) };
		expect(breachesOf([counted], learner)).toEqual([]);
		await page.context().close();
	});

	test('where somebody has a seat at a running event that asks for all it can', async () => {
		const { eventId } = await planHall(portal.databaseUrl, {
			trainer: 'trainer',
			people: ['nurse'],
			starts: [new Date(Date.now() - 3_600_000), new Date(Date.now() + 24 * 3_600_000)]
		});
		await askForAll(eventId);
		const page = await visitor(browser, { at: portal.url, serviceWorker: false });
		await signIn(page, 'nurse');
		const address = `/workshops/${eventId}`;
		await page.goto(address);
		await page.getByRole('link', { name: 'Rencana aksi', exact: true }).waitFor();
		await page.goto('about:blank');
		await quiet();
		expect(await tripsOf(page, address, trips)).toBeLessThanOrEqual(trips);
		await page.context().close();
	});
});

describe('a page of an event keeps to its round trips', () => {
	test('where somebody waits for a seat and sees their number', async () => {
		const { eventId } = await planHall(portal.databaseUrl, {
			trainer: 'trainer',
			people: ['nurse', 'supervisor'],
			starts: [new Date(Date.now() + 24 * 3_600_000)]
		});
		const db = openDb({ LIBSQL_URL: portal.databaseUrl });
		const [nurse] = await db
			.select({ id: t.person.id })
			.from(t.person)
			.where(eq(t.person.nip, personas.nurse.nip));
		await db.update(t.workshopEvent).set({ capacity: 1 }).where(eq(t.workshopEvent.id, eventId));
		await db
			.update(t.signup)
			.set({ status: 'waitlisted' })
			.where(and(eq(t.signup.eventId, eventId), eq(t.signup.personId, nurse?.id ?? '')));
		const page = await visitor(browser, { at: portal.url, serviceWorker: false });
		await signIn(page, 'nurse');
		const address = `/workshops/${eventId}`;
		await page.goto(address);
		await page.getByText('Daftar tunggu').first().waitFor();
		await page.goto('about:blank');
		await quiet();
		expect(await tripsOf(page, address, trips)).toBeLessThanOrEqual(trips);
		await page.context().close();
	});
});

/** An assignment, the quiz of the course, and somebody with a gap. */
async function askForAll(eventId: string) {
	const db = openDb({ LIBSQL_URL: portal.databaseUrl });
	const at = new Date();
	await db.insert(t.assignment).values({
		...{
			id: newId('asg'),
			eventId,
			title: 'Rencana aksi',
			task: 'Tulis.',
			taskHtml: '<p>Tulis.</p>'
		},
		...{ zone: 'Asia/Makassar', handIn: 'either', resubmit: 'until-due', required: true },
		...{ points: 100, createdAt: at, updatedAt: at }
	});
	await db.insert(t.postTest).values({ eventId, by: 'system', at });
	await db.insert(t.eventRequirement).values({ eventId, kind: 'gap', about: '' });
}

function found<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('nobody went there');
	return value;
}
