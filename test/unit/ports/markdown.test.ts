import fc from 'fast-check';
import { describe, test } from 'vitest';
import { renderMarkdown } from '#api/ports/markdown.ts';

const fileUrl = (path: string) =>
	({ 'images/alur.svg': '/api/files/aa', 'handout.pdf': '/api/files/bb' })[path] ?? null;
const render = (markdown: string) => renderMarkdown(markdown, { fileUrl });

describe('lesson text', () => {
	test('starts below the page title, whatever level the author began with', ({ expect }) => {
		expect(render('# Satu\n\n## Dua\n\n> ### Tiga').html).toContain('<h2>Satu</h2>');
		expect(render('# Satu\n\n## Dua').html).toContain('<h3>Dua</h3>');
		expect(render('### Satu').html).toContain('<h2>Satu</h2>');
		expect(render('# Satu\n\n###### Enam').html).toContain('<h6>Enam</h6>');
	});

	test('shows the drawings of the course and links its hand-out', ({ expect }) => {
		const { html, files, missing } = render(
			'![Alur pelaporan](images/alur.svg)\n\n[Unduh](handout.pdf)'
		);
		expect(html).toContain(
			'<img src="/api/files/aa" alt="Alur pelaporan" loading="lazy" decoding="async" />'
		);
		expect(html).toContain('<a href="/api/files/bb">Unduh</a>');
		expect(files).toEqual(['images/alur.svg', 'handout.pdf']);
		expect(missing).toEqual([]);
	});

	test('leaves out what the course does not have, and pictures from elsewhere, and says so', ({
		expect
	}) => {
		const { html, missing } = render(
			'![x](images/none.svg) ![y](https://example.com/spy.gif) ![z](//example.com/spy.gif)'
		);
		expect(html).not.toContain('<img');
		expect(missing).toEqual([
			'images/none.svg',
			'https://example.com/spy.gif',
			'//example.com/spy.gif'
		]);
	});

	test('marks links that leave the portal', ({ expect }) => {
		expect(render('[BKN](https://www.bkn.go.id)').html).toContain(
			'<a href="https://www.bkn.go.id" rel="noopener noreferrer">BKN</a>'
		);
	});

	test('keeps tables, with their heads named', ({ expect }) => {
		const { html } = render('| Jenis | Batas |\n|---|--:|\n| Gratifikasi | 30 hari |');
		expect(html).toContain('<th scope="col">Jenis</th>');
		expect(html).toContain('<td align="right">30 hari</td>');
	});

	test.for([
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'[x](javascript:alert(1))',
		'[x](data:text/html,<script>alert(1)</script>)',
		'[x](vbscript:x)',
		'![x](data:image/svg+xml;base64,AAAA)',
		'<iframe src="https://example.com"></iframe>',
		'<a href="https://example.com" onclick="x()">x</a>',
		'<svg onload=alert(1)>',
		'<style>*{display:none}</style>',
		'[x](\u0001javascript:alert(1))',
		'<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>'
	])('%s does no harm', (hostile, { expect }) => {
		expectHarmless(render(hostile).html, expect);
		expectHarmless(render(`# Judul\n\n- ${hostile}\n\n> ${hostile}`).html, expect);
	});

	test('no text whatever becomes active', ({ expect }) => {
		const parts = fc.constantFrom(
			...['<', '>', '"', "'", '`', '](', '![', '[', ')', '\n', '\n\n', ' ', '&lt;', '&#x6a;'],
			...['javascript:', 'script', 'img', 'src=', 'onerror=x', 'svg', '<!--', '-->', '<![CDATA[']
		);
		fc.assert(
			fc.property(fc.array(parts, { maxLength: 40 }), (bits) => {
				expectHarmless(render(bits.join('')).html, expect);
			})
		);
	});
});

function expectHarmless(html: string, expect: (value: unknown) => { toBe(value: unknown): void }) {
	const tags = html.match(/<[^>]*>/g) ?? [];
	const harmful = tags.filter((tag) =>
		/^<\/?(script|style|iframe|svg|math|form|object|embed)|\son\w+\s*=|(src|href)="\s*(javascript|data|vbscript):/i.test(
			tag
		)
	);
	expect(harmful.join()).toBe('');
}
