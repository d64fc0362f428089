/** What `npm run bench` does: pages that are read, and things that are done once by each person. */
import { openAttempt, signIn, visitor, writeAs, type Agency, type Opened } from './agency.ts';
import type { Asked } from './measure.ts';
import type { BenchPortal } from './portal.ts';

export type Journey = {
	name: string;
	/** The portal's own address unless given. */
	at?: string;
	/** Has a weight and a budget. */
	page?: boolean;
	/** For each level of concurrency, what gives the next request. */
	ask: (level: number) => () => Asked | null;
};

export type Write = Journey & { prepare?: () => Promise<void> };

/** People who enrol, and then hand in a quiz, at each level. */
const WRITERS = 60;

type Places = { agency: Agency; hello: string };

export function readsOf({ agency, hello }: Places): Journey[] {
	const own = { cookie: agency.cookie };
	const get =
		(path: string, headers: Record<string, string> = own) =>
		() =>
		() => ({ path, headers });
	const page = (name: string, path: string, headers = own) => ({
		name,
		page: true,
		ask: get(path, headers)
	});
	const code = agency.code ?? '0000-0000-0000';
	return [
		{ name: 'floor: hello', at: hello, ask: get('/', {}) },
		{ name: 'floor: page without data', page: true, ask: get('/problems/not-found', {}) },
		{ name: 'floor: one query', ask: get('/api/health', {}) },
		page('home', '/home'),
		page('catalogue', '/catalogue'),
		page('catalogue search', '/catalogue?q=rekam+medis'),
		page('course page', `/catalogue/${agency.courseId}`),
		...['competencies', 'credits', 'learning', 'certificates', 'notifications', 'profile'].map(
			(part) => page(`my/${part}`, `/my/${part}`)
		),
		...agency.own.map(({ name, path }) => page(name, path)),
		page('team', '/team', { cookie: agency.supervisor }),
		{ name: 'welcome', page: true, ask: get('/', {}) },
		{ name: 'sign-in page', page: true, ask: get('/sign-in', {}) },
		{
			name: agency.code ? '/v/CODE' : '/v/CODE (unknown)',
			page: true,
			ask: () => () => ({ path: `/v/${code}`, headers: { ...visitor(), accept: 'text/html' } })
		}
	];
}

type Doings = { agency: Agency; portal: BenchPortal; levels: readonly number[] };

/** In this order: who hands in a quiz has enrolled before. */
export function writesOf({ agency, portal, levels }: Doings): Write[] {
	const ready: Opened[] = [];
	/** Each level gets its own share, and nobody does a thing twice. */
	const share = <T>(all: readonly T[], level: number) => {
		const size = Math.floor(all.length / levels.length);
		const from = levels.indexOf(level) * size;
		return all.slice(from, from + size).values();
	};
	const writers = agency.people.slice(0, WRITERS * levels.length);
	const each =
		<T>(all: readonly T[], asked: (one: T) => Asked) =>
		(level: number) => {
			const left = share(all, level);
			return () => {
				const next = left.next();
				return next.done ? null : asked(next.value);
			};
		};
	return [
		{ name: 'sign-in', ask: () => () => signIn(portal.url) },
		{
			name: 'enrol',
			at: portal.console,
			ask: each(writers, (nip) => ({
				...writeAs(nip, `/api/courses/${agency.courseId}/enrolments`),
				expect: 201
			}))
		},
		{
			name: 'quiz submit',
			at: portal.console,
			async prepare() {
				for (const nip of writers) {
					const opened = await openAttempt(portal, agency, nip);
					if (opened) ready.push(opened);
				}
			},
			ask: each(ready, ({ nip, path }) => writeAs(nip, path, { answers: {} }))
		}
	];
}
