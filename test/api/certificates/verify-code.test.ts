import { describe, test } from 'vitest';
import { codeFrom, groupCode } from '#api/domain/certificate-code.ts';
import { attempt } from '#db/schema/identity.ts';
import { finished, furnishAgency, issue } from '#test/support/world-certificates.ts';
import { world } from '#test/support/world.ts';

const randomCode = () => codeFrom(crypto.getRandomValues(new Uint8Array(10)));

describe('checking a certificate', async () => {
	const w = await world();
	await furnishAgency(w);
	const sari = await w.person('Sari', { nip: '199201152019032901' });
	const { code, number } = await issue(await w.as(sari), finished(sari));
	const check = async (typed: string) =>
		(await w.stranger().get(`/api/verifications/${encodeURIComponent(typed)}`)).body;

	test('says what is certified, to whom, by whom and when, with the NIP masked', async ({
		expect
	}) => {
		const answer = await check(code);
		expect(answer).toEqual({
			outcome: 'valid',
			valid: true,
			certificate: {
				code: groupCode(code),
				kind: 'certificate',
				number,
				name: 'Sari',
				maskedNip: '19920115 ****** * ***',
				erased: false,
				numberLabel: 'NIP',
				course: 'Pengisian Rekam Medis Elektronik',
				form: expect.any(String),
				jp: 6,
				startedOn: '2026-11-17',
				completedOn: '2026-11-20',
				issuedOn: '2026-11-23',
				institution: 'Pemerintah Kabupaten Mamuju',
				issuer: 'Badan Kepegawaian, Pendidikan dan Pelatihan',
				demo: true
			}
		});
		expect(JSON.stringify(answer)).not.toContain('199201152019032901');
	});

	test('reads the code as people type it', async ({ expect }) => {
		expect((await check(` ${groupCode(code).toLowerCase()} `)).outcome).toBe('valid');
	});

	test('tells a typing mistake from a code that nobody has', async ({ expect }) => {
		const wrong = `${code.slice(0, 4)}${code[4] === 'A' ? 'B' : 'A'}${code.slice(5)}`;
		expect(await check(wrong)).toMatchObject({ outcome: 'mistyped', fault: 'check', position: 5 });
		expect(await check('7K3M')).toMatchObject({
			outcome: 'mistyped',
			fault: 'length',
			position: null
		});
		expect(await check('7U3M9QXT2BG3')).toMatchObject({
			outcome: 'mistyped',
			fault: 'character',
			position: 2
		});
		const unknown = randomCode();
		expect(await check(unknown)).toEqual({
			outcome: 'unknown',
			valid: false,
			code: groupCode(unknown)
		});
	});

	test('is the same for a stranger and for somebody signed in', async ({ expect }) => {
		expect((await (await w.agent(sari)).get(`/api/verifications/${code}`)).body).toEqual(
			await check(code)
		);
	});
});

describe('trying codes', async () => {
	const w = await world();
	await furnishAgency(w);
	const sari = await w.person('Sari');
	const { code } = await issue(await w.as(sari), finished(sari));

	test('ends after as many unknown ones as the rule allows, also for a code that exists', async ({
		expect
	}) => {
		const stranger = w.stranger();
		for (let at = 0; at < 60; at++) {
			expect((await stranger.get(`/api/verifications/${randomCode()}`)).body.outcome).toBe(
				'unknown'
			);
		}
		const refused = await stranger.get(`/api/verifications/${code}`);
		expect(refused.status).toBe(429);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		const elsewhere = await stranger.get(`/api/verifications/${code}`, {
			headers: { 'x-malaqbi-address': '198.51.100.7' }
		});
		expect(elsewhere.body.outcome).toBe('valid');
	}, 60_000);

	test('does not count mistakes and certificates that exist', async ({ expect }) => {
		const before = await w.db.select().from(attempt);
		const headers = { 'x-malaqbi-address': '198.51.100.8' };
		for (let at = 0; at < 70; at++) {
			const typed = at % 2 ? code : '7K3M';
			expect((await w.stranger().get(`/api/verifications/${typed}`, { headers })).status).toBe(200);
		}
		expect(await w.db.select().from(attempt)).toEqual(before);
	}, 60_000);
});
