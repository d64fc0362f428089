import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ruleCatalogue } from '#api/domain/rule/catalogue.ts';
import { ruleTopics } from '#api/domain/rule/entry.ts';
import { ruleFaults } from '#api/domain/rule/check-value.ts';
import forms from '#db/seed/reference/forms.json';
import legalStatuses from '#db/seed/reference/legal-statuses.json';
import positionClasses from '#db/seed/reference/position-classes.json';
import rules from '#db/seed/reference/rules.json';
import words from '../../../web/messages/id/rules.json' with { type: 'json' };

const known = [...forms, ...legalStatuses, ...positionClasses].map(({ code }) => code);
const faultsOf = (key: string, value: unknown) => {
	const entry = ruleCatalogue[key];
	if (!entry) throw new Error(`${key} is not in the catalogue`);
	return ruleFaults(entry.shape, value, known).map(({ pointer, code }) => `${pointer} ${code}`);
};

describe.each(rules)('the rule $key', ({ key, value }) => {
	test('begins with a value of its shape', () => {
		expect(faultsOf(key, value)).toEqual([]);
	});

	test('has a name and an explanation', () => {
		const name = `rule_${key.replaceAll('.', '_')}`;
		expect(Object.keys(words)).toEqual(expect.arrayContaining([name, `${name}_help`]));
	});
});

test('every subject has rules and a name of its own', () => {
	const used = new Set(Object.values(ruleCatalogue).map(({ topic }) => topic));
	expect(ruleTopics.filter((topic) => !used.has(topic))).toEqual([]);
	const named = Object.entries(words).filter(([key]) => key.startsWith('rules_topic_'));
	expect(new Set(named.map(([, name]) => name)).size).toBe(ruleTopics.length + 1);
});

test('no rule is described that no installation has', () => {
	const keys = new Set(rules.map(({ key }) => key));
	expect(Object.keys(ruleCatalogue).filter((key) => !keys.has(key))).toEqual([]);
});

test('a rule is marked as waiting exactly while the program does not read it', () => {
	const sources = readdirSync('api', { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !name.includes('domain/'))
		.map((name) => readFileSync(`api/${name}`, 'utf8'))
		.join('\n');
	/** Read by a name put together: the target of each kind of employment. */
	const isRead = (key: string) =>
		sources.includes(`'${key}'`) || (key.startsWith('jp.target.') && key.split('.').length === 3);
	const waiting = Object.entries(ruleCatalogue).filter(([, entry]) => entry.waiting);
	const read = Object.keys(ruleCatalogue).filter(
		(key) => isRead(key) && key !== 'jp.target.prorata_masuk_tengah_tahun'
	);
	expect(read.filter((key) => ruleCatalogue[key]?.waiting)).toEqual([]);
	expect(waiting.length + read.length).toBe(Object.keys(ruleCatalogue).length);
});

describe('a value is refused', () => {
	test.each([
		['lulus.nilai_minimum', 101, '/value out-of-bounds'],
		['lulus.nilai_minimum', null, '/value required'],
		['lulus.nilai_minimum', 70.5, '/value not-whole'],
		['lulus.nilai_minimum', '70', '/value required'],
		[
			'jp.target.PNS',
			{ jp: 0, bound: 'at-least', period: 'calendar-year' },
			'/value/jp out-of-bounds'
		],
		[
			'jp.target.PNS',
			{ jp: 20, bound: 'about', period: 'calendar-year' },
			'/value/bound invalid-value'
		],
		['jp.ambang_warna', [100, 50], '/value/reached not-ascending'],
		['kesenjangan.urutan_sumber', ['official', 'self'], '/value invalid-value'],
		['kesenjangan.urutan_sumber', ['course', 'course'], '/value doubled'],
		['kesenjangan.urutan_sumber', [], '/value too-few'],
		['level.nama', ['Paham'], '/value too-few'],
		['sertifikat.sttp_bentuk', ['KL99'], '/value invalid-value'],
		['jp.batas_lapor_tahun', '02-30', '/value invalid-value'],
		['verifikasi.alasan_tolak', [{ code: 'x', text: '' }], '/value invalid-value'],
		['peta_siasn.latihanStruktural', { PKP: 'dua' }, '/value invalid-value'],
		['jp.carry_over', 'ya', '/value required'],
		['masuk.batas_per_akun', { maks: 5 }, '/value/menit required']
	] as const)('%s: %j', (key, value, fault) => {
		expect(faultsOf(key, value)).toEqual([fault]);
	});

	test('unless it may be left unset', () => {
		expect(faultsOf('lulus.batas_waktu_kuis_menit', null)).toEqual([]);
	});
});
