import { describe, test } from 'vitest';
import { auditEvent, session } from '#db/schema/index.ts';
import { world } from '#test/support/world.ts';

const password = 'perahu-sandeq-biru';

describe('signing in', async () => {
	const w = await world();
	const sari = await w.person('Sari');
	await w.console().post('/api/accounts', { nip: sari.nip, password, roles: [] });
	await w.db.delete(session);

	test('accepts the NIP with blanks, dots and dashes, and starts a session', async ({ expect }) => {
		const browser = w.stranger();
		const nip = sari.nip.replace(/^(\d{8})(\d{6})(\d)/, '$1 $2.$3-');
		expect((await browser.post('/api/session', { nip, password })).status).toBe(200);
		expect((await browser.get('/api/me')).body).toMatchObject({ name: 'Sari', roles: ['asn'] });
	});
});
