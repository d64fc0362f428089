/**
 * Makes `docs/images` again: `node scripts/pictures.ts [address [name…]]`, beside a running `npm start` with
 * the demo agency as it was loaded; all pictures, or those named. It only reads: nobody enrols, nothing is
 * decided. What an empty installation shows is taken by `scripts/setup-pictures.ts`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { browserArguments, browserPath } from './browser.ts';

const [address = 'http://localhost:8787', ...named] = process.argv.slice(2);
const folder = new URL('../docs/images/', import.meta.url);
const sizes = {
	phone: { width: 360, height: 780 },
	desktop: { width: 1280, height: 800 }
} as const;
type Size = keyof typeof sizes;

const people = {
	nurse: '199201152019032901',
	teacher: '199506072025212907',
	supervisor: '197805102005012902',
	verifier: '198811072014031904',
	admin: '198502282010011905'
} as const;

/** Workshops of the demo agency: one that is planned, one that was held. */
const planned = 'a:has-text("Kesiapsiagaan")';
const held = 'a:has-text("Bantuan Hidup Dasar")';

type Picture = {
	name: string;
	by: keyof typeof people | 'stranger';
	path: string;
	/** Then the first link of the page's content that matches: a course, a lesson, a certificate. */
	follow?: string[];
	/** What stands in the middle of the picture; else it shows the top of the page. */
	down?: string;
	sizes?: Size[];
};

const pictures: Picture[] = [
	{ name: 'welcome', by: 'stranger', path: '/' },
	{ name: 'forgot', by: 'stranger', path: '/forgot-password', sizes: ['phone'] },
	{ name: 'my-data', by: 'nurse', path: '/my/data', sizes: ['phone'] },
	{ name: 'team', by: 'supervisor', path: '/team', sizes: ['desktop'] },
	{ name: 'home', by: 'nurse', path: '/home' },
	{ name: 'catalogue', by: 'nurse', path: '/catalogue' },
	{ name: 'course', by: 'nurse', path: '/home', follow: ['[href^="/catalogue/"]'] },
	{ name: 'competencies', by: 'nurse', path: '/my/competencies' },
	{ name: 'credits', by: 'teacher', path: '/my/credits' },
	{
		name: 'lesson',
		by: 'teacher',
		path: '/my/learning',
		follow: ['[href^="/learn/"]', 'section ol a']
	},
	{
		name: 'certificate',
		by: 'supervisor',
		path: '/my/certificates',
		follow: ['[href^="/my/certificates/"]']
	},
	{
		name: 'check',
		by: 'supervisor',
		path: '/my/certificates',
		follow: ['[href^="/my/certificates/"]', '[href^="/v/"]']
	},
	{ name: 'claims', by: 'verifier', path: '/claims', sizes: ['desktop'] },
	{ name: 'claim', by: 'verifier', path: '/claims', follow: ['[href^="/claims/"]'] },
	{ name: 'workshops', by: 'nurse', path: '/workshops', sizes: ['phone'] },
	{ name: 'workshop-calendar', by: 'nurse', path: '/workshops/calendar' },
	{
		name: 'workshop',
		by: 'nurse',
		path: '/workshops',
		follow: ['[href^="/workshops/evt"]'],
		sizes: ['phone']
	},
	{
		name: 'workshop-ticket',
		by: 'nurse',
		path: '/workshops',
		follow: [planned, '[href^="/my/workshops/"]'],
		sizes: ['phone']
	},
	{
		name: 'workshop-plan',
		by: 'admin',
		path: '/manage/workshops',
		follow: [planned],
		sizes: ['desktop']
	},
	{
		name: 'workshop-participants',
		by: 'admin',
		path: '/manage/workshops',
		follow: [planned, '[href$="/participants"]'],
		sizes: ['desktop']
	},
	{
		name: 'workshop-matrix',
		by: 'admin',
		path: '/manage/workshops',
		follow: [held, '[href$="/attendance"]'],
		down: 'table tbody tr:first-child',
		sizes: ['desktop']
	},
	{
		name: 'workshop-code',
		by: 'admin',
		path: '/manage/workshops',
		follow: [planned, '[href$="/attendance"]', '[href*="/attendance/ses_"]'],
		sizes: ['desktop']
	},
	{
		name: 'workshop-grading',
		by: 'admin',
		path: '/manage/workshops',
		follow: [held, '[href$="/assignments"]', '[href*="/assignments/asg_"]', '[href*="/per_"]'],
		sizes: ['desktop']
	},
	{
		name: 'workshop-completion',
		by: 'admin',
		path: '/manage/workshops',
		follow: [held, '[href$="/completion"]'],
		sizes: ['desktop']
	},
	{ name: 'import', by: 'admin', path: '/admin/imports', sizes: ['desktop'] },
	{ name: 'rules', by: 'admin', path: '/admin/rules', sizes: ['desktop'] },
	{ name: 'mail', by: 'admin', path: '/admin/mail', sizes: ['desktop'] }
];

async function main() {
	const browser = await chromium.launch({
		executablePath: await browserPath(),
		args: browserArguments
	});
	try {
		const shown = new Map<string, Buffer>();
		for (const who of ['stranger', ...Object.keys(people)] as Picture['by'][]) {
			for (const size of Object.keys(sizes) as Size[]) await takeAll(browser, who, size, shown);
		}
		if (named.length === 0) await join(browser, shown);
	} finally {
		await browser.close();
	}
}

async function takeAll(
	browser: Browser,
	who: Picture['by'],
	size: Size,
	shown: Map<string, Buffer>
) {
	const wanted = pictures.filter(
		(each) =>
			each.by === who &&
			(each.sizes ?? Object.keys(sizes)).includes(size) &&
			(named.length === 0 || named.includes(each.name))
	);
	if (wanted.length === 0) return;

	const context = await visit(browser, size);
	const page = await context.newPage();
	if (who !== 'stranger') await signIn(page, people[who]);
	for (const picture of wanted) {
		await open(page, picture);
		if (picture.down) await page.locator(picture.down).first().scrollIntoViewIfNeeded();
		const image = await page.screenshot();
		shown.set(`${picture.name}-${size}`, image);
		save(`${picture.name}-${size}`, image);
	}
	await context.close();
}

const visit = (browser: Browser, size: Size): Promise<BrowserContext> =>
	browser.newContext({
		baseURL: address,
		viewport: sizes[size],
		locale: 'id-ID',
		timezoneId: 'Asia/Makassar',
		reducedMotion: 'reduce'
	});

async function signIn(page: Page, nip: string) {
	await page.goto('/sign-in');
	await page.getByLabel('NIP atau NI PPPK').fill(nip);
	await page.getByLabel('Kata sandi').fill('malaqbi-demo');
	await page.getByRole('button', { name: 'Masuk', exact: true }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

async function open(page: Page, { path, follow = [] }: Picture) {
	await page.goto(path);
	for (const selector of follow) {
		const link = page.locator('main').locator(selector).first();
		await page.goto((await link.getAttribute('href')) ?? path);
	}
	await page.evaluate('document.fonts.ready.then(() => undefined)');
}

/** The picture of the README: home on a desk, and on a phone before it. */
async function join(browser: Browser, shown: Map<string, Buffer>) {
	const page = await browser.newPage({ viewport: { width: 1400, height: 700 } });
	const source = (name: string) => `data:image/png;base64,${shown.get(name)?.toString('base64')}`;
	await page.setContent(`<style>
		body { margin: 0; height: 700px; background: #f1eadf; position: relative; overflow: hidden; }
		img { position: absolute; border-radius: 12px; border: 1px solid #ddd3c4; }
		.desk { left: 40px; top: 40px; width: 1056px; }
		.phone { right: 40px; top: 96px; width: 260px; box-shadow: 0 12px 40px rgb(31 27 22 / .25); }
	</style><img class="desk" src="${source('home-desktop')}"><img class="phone" src="${source('home-phone')}">`);
	save('home', await page.screenshot());
}

function save(name: string, image: Buffer) {
	const file = new URL(`${name}.png`, folder);
	writeFileSync(file, image);
	console.log(fileURLToPath(file));
}

await main();
