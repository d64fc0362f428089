/** From an announced event to a seat: the supervisor's word from the mail's link, and the queue after somebody gives up. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDb } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { eq } from 'drizzle-orm';
import { newId } from '#api/ids.ts';
import { openBrowser, visitor } from '../support/browser.ts';
import { personas, signIn, type Persona } from '../support/personas.ts';
import { startCountedPortal } from '../support/portal.ts';

let portal: Awaited<ReturnType<typeof startCountedPortal>>;
let browser: Browser;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startCountedPortal(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

async function as(persona: Persona, given: { javaScript?: boolean } = {}) {
	const page = await visitor(browser, { at: portal.url, ...given });
	await signIn(page, persona);
	return page;
}

type Asked = { method?: 'GET' | 'POST'; body?: unknown };
/** The endpoints as the signed-in person's own page asks them. */
const ask = (page: Page, path: string, { method = 'GET', body }: Asked = {}) =>
	page.evaluate(
		async ([address, verb, sent]) => {
			const answer = await fetch(address, {
				method: verb,
				headers: {
					'content-type': 'application/json',
					...(verb === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {})
				},
				...(sent === null ? {} : { body: sent })
			});
			const read: unknown = await answer.json();
			return read;
		},
		[path, method, body === undefined ? null : JSON.stringify(body)] as const
	);

/** The organiser announces one seat that the supervisor must agree to. */
async function announce(): Promise<string> {
	const organiser = await as('admin');
	const { courses } = (await ask(organiser, '/api/workshops/choices')) as {
		courses: { id: string }[];
	};
	const made = (await ask(organiser, '/api/workshops', {
		method: 'POST',
		body: { courseId: courses[0]?.id, approval: 'supervisor', capacity: 1 }
	})) as { eventId: string };
	const startsAt = new Date(Date.now() + 72 * 3_600_000);
	await ask(organiser, `/api/workshops/${made.eventId}/sessions`, {
		method: 'POST',
		body: {
			title: 'Sesi pembuka',
			startsAt: startsAt.toISOString(),
			endsAt: new Date(startsAt.getTime() + 3 * 3_600_000).toISOString(),
			jp: 4
		}
	});
	await ask(organiser, `/api/workshops/${made.eventId}/status`, {
		method: 'POST',
		body: { status: 'open' }
	});
	await organiser.context().close();
	return made.eventId;
}

/** Somebody whose own supervisor agreed while the seat was taken. */
async function waits(persona: Persona, eventId: string) {
	const db = openDb({ LIBSQL_URL: portal.databaseUrl });
	const who = await db
		.select({ id: t.person.id })
		.from(t.person)
		.where(eq(t.person.nip, personas[persona].nip))
		.get();
	const now = new Date();
	await db.insert(t.signup).values({
		id: newId('sgn'),
		eventId,
		personId: who?.id ?? '',
		source: 'self',
		status: 'waitlisted',
		createdAt: now,
		updatedAt: now
	});
}

describe('a registration', () => {
	test('is approved from the mail’s link by one button, and its seat goes on to the queue when given back', async () => {
		const eventId = await announce();
		const nurse = await as('nurse');
		await nurse.goto(`/workshops/${eventId}`);
		await nurse.getByRole('button', { name: 'Daftar', exact: true }).click();
		await nurse.getByText('menunggu persetujuan atasan langsung').first().waitFor();

		const supervisor = await as('supervisor');
		await supervisor.goto('/home');
		await supervisor.getByText('menunggu persetujuan Anda').first().waitFor();
		const inbox = (await ask(supervisor, '/api/notifications')) as {
			items: { told: { kind: string }; place: string }[];
		};
		const place = inbox.items.find(({ told }) => told.kind === 'signup-wanted')?.place ?? '';
		// A scanner of the mail server opens it first: nothing happens.
		await supervisor.goto(place);
		await supervisor.goto(place);
		await nurse.reload();
		await nurse.getByText('menunggu persetujuan atasan langsung').first().waitFor();
		await supervisor.getByRole('button', { name: 'Setujui 1 pendaftaran' }).click();
		await supervisor.getByText('1 pendaftaran disetujui.').waitFor();
		await supervisor.goto(place);
		await supervisor.getByText('sudah diputuskan atau tidak ada di meja Anda').waitFor();

		await nurse.reload();
		await nurse.getByText('Anda mendapat kursi').first().waitFor();
		await waits('teacher', eventId);
		await nurse.locator('summary', { hasText: 'Batalkan pendaftaran' }).click();
		await nurse.getByRole('button', { name: 'Batalkan pendaftaran' }).click();
		await nurse.getByText('Pendaftaran dibatalkan.').waitFor();

		const teacher = await as('teacher');
		await expect
			.poll(
				async () => {
					await teacher.goto(`/workshops/${eventId}`);
					return teacher.getByText('Ada kursi untuk Anda').count();
				},
				{ timeout: 30_000 }
			)
			.toBeGreaterThan(0);
		await teacher.getByRole('button', { name: 'Terima kursi' }).click();
		await teacher.getByText('Anda mendapat kursi').first().waitFor();
		await Promise.all([nurse, supervisor, teacher].map((page) => page.context().close()));
	});

	test('by the unit needs no script, and asks before it proposes', async () => {
		const eventId = await announce();
		const supervisor = await as('supervisor', { javaScript: false });
		await supervisor.goto(`/workshops/${eventId}/nomination?q=nurhikmah`);
		await supervisor.getByLabel(/Pilih Nurhikmah/).check();
		await supervisor.getByRole('button', { name: 'Usulkan yang dipilih' }).click();
		await supervisor.getByRole('button', { name: 'Usulkan 1 pegawai' }).click();
		await supervisor.getByText('1 pegawai diusulkan.').waitFor();
		const nurse = await as('nurse');
		await nurse.goto(`/workshops/${eventId}`);
		await nurse.getByText('Anda mendapat kursi').first().waitFor();
		await Promise.all([nurse, supervisor].map((page) => page.context().close()));
	});
});
