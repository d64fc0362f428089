import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'vitest';
import { consoleOver } from '#api/host/console.ts';
import { startEmptyPortal, startPortal, type Portal } from '../support/portal.ts';

type Job = {
	id: string;
	status: string;
	mapping: object;
	counts: Record<string, number> | null;
	work: { is: string; done: number; total: number } | null;
};

const count = 6_000;
const staff = () => {
	const row = (_: unknown, index: number) => {
		const day = String(1 + (index % 28)).padStart(2, '0');
		const month = String(1 + (Math.floor(index / 28) % 12)).padStart(2, '0');
		const year = 1970 + Math.floor(index / 336);
		return `${year}${month}${day}${year + 24}${month}1901;Pegawai ${index};BKPP;J01;01-01-2020`;
	};
	const rows = Array.from({ length: count }, row);
	return ['nip;nama;kodeUnit;kodeJabatan;tmtJabatan', ...rows].join('\n');
};

const bytes = (text: string) => new TextEncoder().encode(text);
const ask = async <T>(portal: Portal, method: string, path: string, body?: unknown): Promise<T> => {
	const send = consoleOver(join(portal.dataDir, 'console.sock'));
	const key = method === 'GET' ? {} : { key: randomUUID() };
	const answer = await send(`/api${path}`, { method, body, ...key });
	if (answer.status >= 400) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
	return answer.body as T;
};
const uploadTo = (portal: Portal, kind: string, text: string) =>
	ask<Job>(portal, 'POST', `/imports/files?kind=${kind}&name=${kind}.csv`, bytes(text));

async function idle(portal: Portal, id: string) {
	for (let turn = 0; turn < 800; turn++) {
		const job = await ask<Job>(portal, 'GET', `/imports/${id}`);
		if (!job.work) return job;
		await new Promise((wake) => setTimeout(wake, 300));
	}
	throw new Error('the import is still at work');
}

/** What the same file would change now: nothing of it is there, or nothing is left to do. */
async function sameAgain(portal: Portal, text: string) {
	const job = await uploadTo(portal, 'people', text);
	await ask(portal, 'PUT', `/imports/${job.id}/mapping`, { mapping: job.mapping });
	return (await idle(portal, job.id)).counts;
}

describe('a power cut while thousands of people are written', () => {
	// Half a minute of silence and the next minute's cron pass before the import goes on.
	test(
		'leaves all of them or none, and the import goes on by itself',
		{ timeout: 600_000 },
		async ({ expect }) => {
			const first = await startEmptyPortal();
			for (const [kind, text] of [
				['units', 'kode;nama\nBKPP;Badan Kepegawaian\n'],
				['positions', 'kode;nama;kelas\nJ01;Analis;jf_ahli_pertama\n']
			] as const) {
				const job = await uploadTo(first, kind, text);
				await ask(first, 'PUT', `/imports/${job.id}/mapping`, { mapping: job.mapping });
				await ask(first, 'POST', `/imports/${job.id}/application`, { mode: 'all' });
			}
			const job = await uploadTo(first, 'people', staff());
			await ask(first, 'PUT', `/imports/${job.id}/mapping`, { mapping: job.mapping });
			expect((await idle(first, job.id)).counts).toMatchObject({ new: count, invalid: 0 });

			// The answer never comes: the machine is gone before it.
			void ask(first, 'POST', `/imports/${job.id}/application`, { mode: 'all' }).catch(() => {});
			while (!(await ask<Job>(first, 'GET', `/imports/${job.id}`)).work) {
				await new Promise((wake) => setTimeout(wake, 5));
			}
			await first.kill();

			const second = await startPortal({ dataDir: first.dataDir, env: { DEMO: '0' } });
			const found = await sameAgain(second, staff());
			expect([found?.['new'], found?.['unchanged']].sort()).toEqual([0, count]);
			expect(await idle(second, job.id)).toMatchObject({
				status: 'applied',
				counts: { new: count }
			});
			expect(await sameAgain(second, staff())).toMatchObject({ new: 0, unchanged: count });
			await second.stop();
		}
	);
});
