import { describe, expect, test } from 'vitest';
import { readSettings } from '#api/host/settings.ts';
import { run } from '#test/support/data-folder.ts';

const server = { SMTP_URL: 'smtp://surel.contoh.go.id' };
const senderOf = (MAIL_FROM: string) => readSettings({ ...server, MAIL_FROM }).mail?.from;
const address = 'malaqbi@contoh.go.id';

describe('the sender of mail', () => {
	test.each([
		[address, { name: '', address }],
		[`Malaqbi <${address}>`, { name: 'Malaqbi', address }],
		[`BKPP, Kabupaten Mamuju <${address}>`, { name: 'BKPP, Kabupaten Mamuju', address }],
		[`"BKPP: Mamuju" <${address}>`, { name: 'BKPP: Mamuju', address }]
	])('%s is one sender', (text, sender) => {
		expect(senderOf(text)).toEqual(sender);
	});

	test.each([
		'Malaqbi',
		`Malaqbi ${address}`,
		`Malaqbi <${address}`,
		`${address}, hrd@contoh.go.id`,
		'Malaqbi <malaqbi@>',
		'malaqbi@contoh@go.id',
		`Malaqbi <${address}>\r\nBcc: lain@contoh.go.id`
	])('%j is none, and the refusal says how to write it', (text) => {
		expect(() => senderOf(text)).toThrow(
			/MAIL_FROM: .* is not one sender; write "Malaqbi <malaqbi@contoh\.go\.id>" or the address alone/
		);
	});

	test('is asked for as soon as a mail server is named', () => {
		expect(() => readSettings(server)).toThrow(/MAIL_FROM: with SMTP_URL say who/);
	});

	test(
		'that is wrong is named by the doctor too, with what mends it',
		{ timeout: 20_000 },
		async () => {
			const { code, said } = await run('doctor', [], { ...server, MAIL_FROM: 'Bagian Diklat' });
			expect([code, said]).toEqual([
				1,
				expect.stringContaining('MAIL_FROM: “Bagian Diklat” is not')
			]);
		}
	);
});
