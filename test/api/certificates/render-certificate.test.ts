import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { renderPending } from '#api/modules/certificates/index.ts';
import { rebuildPending } from '#api/modules/certificates/rebuild-pending.ts';
import { renderCertificate } from '#api/modules/certificates/render-certificate.ts';
import { certificateEvent, certificatePending } from '#db/schema/certificates.ts';
import { textOfPdf } from '#test/support/pdf-text.ts';
import { finished, furnishAgency, issue } from '#test/support/world-certificates.ts';
import { world, type World } from '#test/support/world.ts';

const hashOf = async (w: World, id: string) => {
	const events = await w.db
		.select()
		.from(certificateEvent)
		.where(eq(certificateEvent.certificateId, id));
	return events.filter((event) => event.kind === 'rendered').map((event) => event.sha256);
};

describe('the paper of a certificate', async () => {
	const w = await world();
	await furnishAgency(w);
	const sari = await w.person('Sari');

	test('is made after commit, found by its hash, and handed out as a download', async ({
		expect
	}) => {
		const { certificateId } = await issue(await w.as(sari), finished(sari));
		const agent = await w.agent(sari);
		expect((await agent.get(`/api/certificates/${certificateId}/paper`)).body).toMatchObject({
			code: 'certificate-not-ready'
		});
		await renderPending(w.system());
		const [sha256] = await hashOf(w, certificateId);

		const paper = await agent.get(`/api/certificates/${certificateId}/paper`);
		expect(paper.status).toBe(200);
		expect(paper.headers.get('content-type')).toBe('application/pdf');
		expect(paper.headers.get('content-disposition')).toMatch(
			/^attachment; filename="sertifikat-800\.2\.2-/
		);
		expect(paper.headers.get('etag')).toBe(`"${sha256}"`);
		expect(textOfPdf(paper.body)[0]).toContain('CONTOH');
		const again = await agent.get(`/api/certificates/${certificateId}/paper`, {
			headers: { 'if-none-match': `"${sha256}"` }
		});
		expect(again.status).toBe(304);
	});

	test('is recorded once and has one hash, however often it is made', async ({ expect }) => {
		const { certificateId } = await issue(await w.as(sari), finished(sari));
		const outcomes = await Promise.all([
			renderCertificate(w.system(), certificateId),
			renderCertificate(w.system(), certificateId)
		]);
		expect(outcomes.sort()).toEqual(['already', 'rendered']);
		expect(await renderCertificate(w.system(), certificateId)).toBe('already');
		expect(await hashOf(w, certificateId)).toHaveLength(1);
	});

	test('is tried again after a failure, behind the others, and nothing is lost', async ({
		expect
	}) => {
		const broken = await world({
			ASSETS: { fetch: async () => new Response('gone', { status: 500 }) }
		});
		await furnishAgency(broken);
		const budi = await broken.person('Budi');
		const { certificateId } = await issue(await broken.as(budi), finished(budi));
		expect(await renderPending(broken.system())).toEqual({ rendered: 0, failed: 1 });
		const waiting = await broken.db.select().from(certificatePending);
		expect(waiting).toMatchObject([{ certificateId, tries: 1 }]);
		const seen = await (await broken.agent(budi)).get(`/api/certificates/${certificateId}`);
		expect(seen.body).toMatchObject({ status: 'valid', paper: 'preparing' });
	});
});

describe('the queue of papers', async () => {
	test('can be dropped and made anew from what happened', async ({ expect }) => {
		const w = await world();
		await furnishAgency(w);
		const sari = await w.person('Sari');
		const done = await issue(await w.as(sari), finished(sari));
		await renderPending(w.system());
		for (let at = 0; at < 3; at++) await issue(await w.as(sari), finished(sari));
		const queue = () =>
			w.db.select().from(certificatePending).orderBy(certificatePending.certificateId);
		const before = await queue();
		await w.db.delete(certificatePending);
		expect(await rebuildPending(w.system())).toEqual({ waiting: 3 });
		expect(await queue()).toEqual(before);
		expect(before.map((row) => row.certificateId)).not.toContain(done.certificateId);
	});
});

describe('the paper outside the demo agency', async () => {
	test('waits until the portal has an address that lasts', async ({ expect }) => {
		const w = await world({ DEMO: '0', APP_ORIGIN: 'http://localhost:8787' });
		await furnishAgency(w);
		const sari = await w.person('Sari');
		const { certificateId, code } = await issue(await w.as(sari), finished(sari));
		await renderPending(w.system());
		expect(await hashOf(w, certificateId)).toEqual([]);
		expect((await (await w.agent(sari)).get('/api/certificates/mine')).body.items).toMatchObject([
			{ id: certificateId, paper: 'awaiting-address' }
		]);
		expect((await w.stranger().get(`/api/verifications/${code}`)).body.outcome).toBe('valid');
	});

	test('carries that address and not the word CONTOH', async ({ expect }) => {
		const w = await world({ DEMO: '0', APP_ORIGIN: 'https://malaqbi.mamujukab.go.id' });
		await furnishAgency(w);
		const sari = await w.person('Sari');
		const { certificateId, code } = await issue(await w.as(sari), finished(sari));
		await renderPending(w.system());
		const paper = await (await w.agent(sari)).get(`/api/certificates/${certificateId}/paper`);
		const [front = ''] = textOfPdf(paper.body);
		expect(front).toContain(`malaqbi.mamujukab.go.id/v/${code}`);
		expect(front).not.toContain('CONTOH');
	});
});
