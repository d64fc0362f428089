import { expect, test } from 'vitest';
import { mustEncrypt } from '#api/ports/mail/smtp.ts';

test.each([
	['smtp://portal:rahasia@surel.contoh.go.id:587', true],
	['smtp://surel.contoh.go.id:25', false],
	['smtp://portal:rahasia@127.0.0.1:2525', false],
	['smtps://portal:rahasia@surel.contoh.go.id', false]
])('a password to %s must be under STARTTLS: %s', (url, must) => {
	expect(mustEncrypt(url)).toBe(must);
});
