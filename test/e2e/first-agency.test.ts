/**
 * A regency's own portal: from an empty folder behind a TLS proxy to a paper that a stranger checks,
 * through a start without an address and a power cut at the worst moment.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { qrModules } from '#api/ports/qr.ts';
import { openBrowser, visitor } from '../support/browser.ts';
import { bankOf, studyToTheEnd, tickAnswers } from '../support/course-answers.ts';
import { importSheet } from '../support/importing.ts';
import { qrOfPdf } from '../support/pdf-qr.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { signInWith } from '../support/personas.ts';
import { emptyDataDir, startPortal, type Portal } from '../support/portal.ts';
import { giveRecoveryCode, setUpSecondStep } from '../support/second-step.ts';
import {
	beginCourse,
	publishCourse,
	takeSmallCourse,
	writeContent
} from '../support/small-course.ts';
import { inChapters } from '../support/story.ts';
import { openTlsProxy, type TlsProxy } from '../support/tls-proxy.ts';

const hostName = 'malaqbi.test';
const ilham = {
	nip: '198502282010011999',
	name: 'Muhammad Ilham',
	secret: 'perahu sandeq biru'
};
const sitti = {
	nip: '199305172019032998',
	name: 'Sitti Hardianti',
	secret: 'kelapa muda manis'
};
const budi = { nip: '199404042020121997', name: 'Budi Pratama', secret: 'ombak teluk tenang' };
const course = 'Keamanan informasi dan pelindungan data pribadi';
const ethics = 'Etika ASN, netralitas, dan antigratifikasi';

const sheets = [
	{
		kind: 'units',
		name: 'unit.csv',
		rows: [
			'kode;nama;jenis;kodeInduk',
			'MMJ;Pemerintah Kabupaten Mamuju;pemerintah;',
			'KOMINFO;Dinas Komunikasi dan Informatika;dinas;MMJ'
		]
	},
	{
		kind: 'competencies',
		name: 'kompetensi.csv',
		rows: [
			'kode;nama;jenis;urusan;level1;level2',
			'T.KOM.01;Layanan Informasi Publik;teknis;Kominfo;Menjelaskan alurnya;Melayani permohonan'
		]
	},
	{
		kind: 'positions',
		name: 'jabatan.csv',
		rows: [
			'kode;nama;kelas;persyaratan;dasarHukum;berlakuMulai',
			'J01;Pranata Komputer Terampil;Terampil;T.UM.04=2:mutlak; T.KOM.01=1:perlu;Perbup 7/2025;2025-01-01'.replace(
				'mutlak; ',
				'mutlak, '
			)
		]
	},
	{
		kind: 'people',
		name: 'pegawai.csv',
		rows: [
			'nip;nama;gelarBelakang;statusAsn;golongan;kodeUnit;kodeJabatan;tmtJabatan',
			`${sitti.nip};${sitti.name};S.Kom.;PNS;III/a;KOMINFO;J01;2021-01-04`,
			`${budi.nip};${budi.name};A.Md.;PNS;II/c;KOMINFO;J01;2021-01-04`
		]
	}
];

const dataDir = emptyDataDir();
const behindProxy = () => ({ DEMO: '0', APP_ORIGIN: proxy.origin, TRUST_PROXY: '1' });
let portal: Portal;
let proxy: TlsProxy;
let browser: Browser;
const story = { activation: new Map<string, string>(), code: '', codes: [] as string[] };

beforeAll(async () => {
	[proxy, browser] = await Promise.all([openTlsProxy(hostName), openBrowser({ knows: hostName })]);
	await startBehindProxy();
});
afterAll(async () => {
	await Promise.all([browser.close(), portal.stop()]);
	await proxy.stop();
});
inChapters();

async function startBehindProxy() {
	portal = await startPortal({ dataDir, env: behindProxy() });
	proxy.passTo(/passes on to (\S+)/.exec(portal.said())?.[1] ?? '');
}

const phone = () => visitor(browser, { at: portal.url, size: 'phone' });
const desk = (given: { javaScript?: boolean } = {}) =>
	visitor(browser, { at: portal.url, size: 'desktop', ...given });
const text = (page: Page) => page.locator('main').innerText();

async function signedIn(page: Page, who: typeof sitti) {
	await signInWith(page, who.nip, who.secret);
	return page;
}

/** Password, then a code of the sheet: each works once. */
async function adminAtDesk(given: { javaScript?: boolean } = {}) {
	const page = await desk(given);
	await page.goto('/sign-in');
	await page.getByLabel('NIP atau NI PPPK').fill(ilham.nip);
	await page.getByLabel('Kata sandi', { exact: true }).fill(ilham.secret);
	await page.getByRole('button', { name: 'Masuk', exact: true }).click();
	await giveRecoveryCode(page, story.codes);
	return page;
}

async function enrol(page: Page, title: string) {
	await page.goto(`/catalogue?q=${encodeURIComponent(title)}`);
	await page.getByRole('link', { name: title, exact: true }).first().click();
	await page.getByRole('button', { name: 'Ikuti pelatihan' }).click();
	await page.waitForURL(/\/learn\//);
}

/** Follows the list to the one certificate of this person. */
async function openCertificate(page: Page, title: string) {
	await page.goto('/my/certificates');
	await page.getByRole('link', { name: title, exact: true }).click();
	await page.waitForURL(/\/my\/certificates\/crt_/);
}

async function paperOf(page: Page, button: string | RegExp) {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: button }).click()
	]);
	return readFileSync(await download.path());
}

/** A paper that an agency may hand out: its QR leads to the portal's lasting address. */
function expectLasting(paper: Uint8Array, code: string) {
	const [front = ''] = textOfPdf(paper);
	expect(front).not.toContain('CONTOH');
	expect(front).toContain(`${hostName}:${new URL(proxy.origin).port}/v/${code}`);
	expect(qrOfPdf(paper)).toEqual(qrModules(`${proxy.origin}/v/${code}`));
	return front;
}

describe('behind a TLS proxy', () => {
	test('the first admin opens the portal with the link of the terminal', async () => {
		const link = /https:\S+\/first-run\/\S+/.exec(portal.said())?.[0] ?? '';
		expect(link).toContain(proxy.origin);
		const page = await desk();
		await page.goto(link);
		await page.getByLabel('NIP atau NI PPPK').fill(ilham.nip);
		await page.getByLabel('Nama tanpa gelar').fill(ilham.name);
		await page.getByLabel('Kata sandi baru', { exact: true }).fill(ilham.secret);
		await page.getByLabel('Ulangi kata sandi baru').fill(ilham.secret);
		await page.getByRole('button', { name: 'Buat akun admin' }).click();
		story.codes = await setUpSecondStep(page, ilham.secret);
		await page.waitForURL(/\/admin\/setup\/institution/);
		await page.goto('/home');
		expect(await text(page)).toContain('Isi nama instansi');
	});

	test('nobody reaches it over plain http from another computer', async () => {
		const inside = new URL(/passes on to (\S+)/.exec(portal.said())?.[1] ?? '');
		const page = await visitor(browser, { at: `http://${hostName}:${inside.port}` });
		expect((await page.goto('/'))?.status()).toBe(421);
		expect(await text(page)).toContain('Bukan alamat portal ini');
	});

	test('the admin enters the institution, its crest, who signs and how papers are numbered', async () => {
		const page = await adminAtDesk();
		await page.goto('/admin/settings');
		expect(await text(page)).not.toContain('Portal belum memakai alamat tetap');
		const saved = () => page.getByText('Pengaturan tersimpan.').last().waitFor();
		const part = (name: string) => page.getByRole('region', { name, exact: true });

		const institution = part('Instansi');
		await institution.getByLabel('Nama instansi').fill('Pemerintah Kabupaten Mamuju');
		await institution
			.getByLabel('Nama unit pengelola kepegawaian')
			.fill('Badan Kepegawaian, Pendidikan dan Pelatihan');
		await institution.getByLabel('Singkatan unit').fill('BKPP');
		await institution.getByLabel('Tempat penandatanganan').fill('Mamuju');
		await institution.getByRole('button', { name: 'Simpan instansi' }).click();
		await saved();

		const crest = part('Lambang');
		await crest.locator('input[type=file]').setInputFiles('db/seed/demo/crest.png');
		await crest.getByRole('button', { name: 'Simpan lambang' }).click();
		await crest.getByRole('img', { name: /^Lambang/ }).waitFor();

		const signatories = part('Penanda tangan');
		await signatories.getByLabel('Nama dengan gelar').fill('Dr. H. Andi Rahmat, M.Si.');
		await signatories.getByLabel('NIP', { exact: true }).fill('197003151996031998');
		await signatories.getByLabel('Pangkat dan golongan').fill('Pembina Utama Muda, IV/c');
		await signatories.getByLabel('Jabatan', { exact: true }).fill('Kepala BKPP');
		await signatories.getByRole('button', { name: 'Tambah penanda tangan' }).click();
		await signatories.getByText('Menandatangani sekarang').waitFor();

		const numbering = part('Penomoran sertifikat');
		await numbering.getByLabel('Singkatan penerbit').fill('BKPP-MMJ');
		await numbering.getByRole('button', { name: 'Simpan penomoran' }).click();
		await numbering.getByText('BKPP-MMJ').waitFor();
	});

	test('the admin imports units, competencies, positions and people', async () => {
		const page = await adminAtDesk();
		for (const sheet of sheets) await importSheet(page, sheet);
		expect(await text(page)).toContain(sitti.name);
	});

	test('the admin makes one-time links for everybody, with the https address', async () => {
		const page = await adminAtDesk();
		await page.goto('/admin/accounts/links');
		await page.getByRole('button', { name: 'Buat tautan' }).click();
		await page.getByRole('heading', { name: '2 tautan dibuat' }).waitFor();
		for (const { name } of [sitti, budi]) {
			const slip = await page.getByRole('listitem').filter({ hasText: name }).innerText();
			story.activation.set(name, /https:\S+\/activate\/\S+/.exec(slip)?.[0] ?? '');
		}
		expect([...story.activation.values()].every((link) => link.startsWith(proxy.origin))).toBe(
			true
		);
	});

	test('both open their accounts on a phone', async () => {
		for (const { name, secret } of [sitti, budi]) {
			const page = await phone();
			await page.goto(story.activation.get(name) ?? '');
			await page.getByLabel('Kata sandi baru', { exact: true }).fill(secret);
			await page.getByLabel('Ulangi kata sandi baru').fill(secret);
			await page.getByRole('button', { name: 'Simpan dan masuk' }).click();
			await page.waitForURL(/\/home/);
		}
	});
});

describe('on the technician’s own computer, without an address', () => {
	test('a certificate is issued and its paper waits for the portal’s address', async () => {
		await portal.halt();
		portal = await startPortal({ dataDir, env: { DEMO: '0' } });
		const page = await signedIn(await phone(), budi);
		await enrol(page, ethics);
		await studyToTheEnd(page, bankOf('C33'));
		await openCertificate(page, ethics);
		expect(await text(page)).toContain('Menunggu alamat portal');
		expect(await page.getByRole('link', { name: /Unduh/ }).count()).toBe(0);
		const id = page.url().split('/').at(-1);
		expect((await page.request.get(`/api/certificates/${id}/paper`)).status()).toBe(409);
	});
});

describe('behind the proxy again', () => {
	test('the power fails the moment Sitti has passed', async () => {
		await portal.halt();
		await startBehindProxy();
		const page = await signedIn(await phone(), sitti);
		await enrol(page, course);
		await studyToTheEnd(page, bankOf('C24'), { before: 'Kuis akhir' });
		await page
			.getByRole('link', { name: /Kuis akhir/ })
			.first()
			.click();
		await page.getByRole('button', { name: 'Mulai kuis' }).click();
		await page.getByRole('button', { name: 'Kirim jawaban' }).waitFor();
		await tickAnswers(page, bankOf('C24'));
		const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
		await page.getByRole('button', { name: 'Kirim jawaban' }).click();
		await answered;
		await portal.kill();
	});

	test('after it her certificate is there, can be checked at once, and its paper comes', async () => {
		await startBehindProxy();
		const page = await signedIn(await phone(), sitti);
		await openCertificate(page, course);
		expect(await text(page)).toMatch(/Sedang disiapkan|Unduh sertifikat/);
		story.code = /\/v\/([0-9A-Z]{12})/.exec(await page.locator('main').innerHTML())?.[1] ?? '';

		const stranger = await visitor(browser, { at: portal.url, javaScript: false });
		await stranger.goto(`/v/${story.code}`);
		expect(await text(stranger)).toContain('Berlaku');
		expect(await text(stranger)).toContain(sitti.name);
		expect(await text(stranger)).toContain('Pemerintah Kabupaten Mamuju');
		expect((await text(stranger)).replace(/\D/g, '')).not.toContain(sitti.nip);

		const download = page.getByRole('link', { name: 'Unduh sertifikat (PDF)' });
		await expect
			.poll(() => page.reload().then(() => download.count()), { timeout: 60_000 })
			.toBe(1);
		const front = expectLasting(await paperOf(page, 'Unduh sertifikat (PDF)'), story.code);
		expect(front).toContain('Sitti Hardianti, S.Kom.');
		expect(front).toContain('BKPP-MMJ');
		expect(front).toContain('Dr. H. Andi Rahmat, M.Si.');
	});

	test('the paper that waited has been made without anybody looking', async () => {
		const page = await signedIn(await phone(), budi);
		await page.goto('/my/certificates');
		const download = page.getByRole('link', { name: `Unduh PDF sertifikat ${ethics}` });
		await expect
			.poll(() => page.reload().then(() => download.count()), { timeout: 90_000, interval: 1_000 })
			.toBe(1);
		const paper = await paperOf(page, `Unduh PDF sertifikat ${ethics}`);
		const code = /\/v\/([0-9A-Z]{12})/.exec(textOfPdf(paper)[0] ?? '')?.[1] ?? '';
		expectLasting(paper, code);
	});
});

describe('with a course of its own', () => {
	const own = 'Melayani permohonan informasi';

	test('the admin writes it by form, without a script, and publishes it', async () => {
		const page = await adminAtDesk({ javaScript: false });
		const path = await beginCourse(page, {
			title: own,
			summary: 'Menjawab pemohon tepat waktu.',
			provider: 'BKPP'
		});
		await writeContent(page, path, {
			lesson: 'Sepuluh hari kerja',
			text: '## Tenggat\n\nPermohonan dijawab paling lambat sepuluh hari kerja.',
			claim: 'Permohonan dijawab paling lambat sepuluh hari kerja'
		});
		await publishCourse(page, path, 1);
	});

	test('Sitti learns it and is certified, and her hours wait', async () => {
		const page = await signedIn(await phone(), sitti);
		await enrol(page, own);
		await takeSmallCourse(page);
		await openCertificate(page, own);
		await page.goto('/my/credits');
		expect(await text(page)).toContain('Diajukan');
		expect(await text(page)).toContain('20 JP lagi');
	});

	test('the admin verifies both of her courses, and the hours count', async () => {
		const page = await adminAtDesk();
		for (const title of [course, own]) {
			await page.goto(`/claims?search=${sitti.nip}`);
			await page
				.getByRole('row')
				.filter({ hasText: title })
				.getByRole('link', { name: new RegExp(sitti.name) })
				.click();
			await page.waitForURL(/\/claims\/crd_/);
			const claim = page.url();
			await page.getByRole('button', { name: /^Verifikasi/ }).click();
			await page.waitForURL((url) => url.href !== claim);
		}
		const reader = await signedIn(await phone(), sitti);
		await reader.goto('/my/credits');
		expect(await text(reader)).toContain('13 JP lagi');
	});
});
