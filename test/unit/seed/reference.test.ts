import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type {
	CourseSeed,
	FormSeed,
	ImportRow,
	PositionClassSeed,
	QuestionSeed,
	RuleSeed
} from '#db/seed/shapes.ts';

const folder = new URL('../../../db/seed/reference/', import.meta.url);
const read = <Value>(path: string): Value =>
	JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

const rules = read<RuleSeed[]>('rules.json');
const forms = read<FormSeed[]>('forms.json');
const classes = read<PositionClassSeed[]>('position-classes.json');
const competencies = read<ImportRow[]>('competencies.json');
const minutesPerJp = Number(rules.find((rule) => rule.key === 'jp.menit_per_jp')?.value);

describe('reference data', () => {
	it('gives every rule a legal basis, a date and a note, once', () => {
		expect(new Set(rules.map((rule) => rule.key)).size).toBe(rules.length);
		for (const rule of rules) {
			expect(rule.validFrom, rule.key).toMatch(/^\d{4}-\d{2}-\d{2}$/);
			expect(rule.legalBasis.length, rule.key).toBeGreaterThan(5);
			expect(rule.note.length, rule.key).toBeGreaterThan(5);
		}
	});

	it('knows the 27 forms of development and the 14 position classes', () => {
		expect(forms.map((form) => form.code)).toHaveLength(27);
		expect(classes).toHaveLength(14);
		expect(classes.every(({ level }) => level >= 1 && level <= 5)).toBe(true);
	});

	it('describes the nine behavioural competencies in five levels with indicators', () => {
		const behavioural = competencies.filter((row) => /^(M\.\d|SK\.1)$/.test(row['kode'] ?? ''));
		expect(behavioural).toHaveLength(9);
		for (const row of behavioural) {
			for (const level of [1, 2, 3, 4, 5]) {
				expect(row[`level${String(level)}`], row['kode']).toBeTruthy();
				expect((row[`indikator${String(level)}`] ?? '').split(' | ').length).toBeGreaterThan(1);
			}
		}
	});
});

describe.each(readdirSync(new URL('courses/', folder)))('the complete course %s', (code) => {
	const course = read<CourseSeed>(`courses/${code}/course.json`);
	const questions = read<QuestionSeed[]>(`courses/${code}/questions.json`);
	const text = (file: string) => readFileSync(new URL(`courses/${code}/${file}`, folder), 'utf8');
	const texts = course.lessons.filter((lesson) => lesson.kind === 'text');

	it('promises as many minutes as its JP and its lessons hold', () => {
		expect(course.minutes).toBe(course.jp * minutesPerJp);
		expect(course.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0)).toBe(course.minutes);
	});

	it('serves known competencies by a known form', () => {
		const known = competencies.map((row) => row['kode']);
		expect(known).toEqual(expect.arrayContaining(course.competencies.map((each) => each.code)));
		expect(forms.map((form) => form.code)).toContain(course.form);
	});

	it('has five to eight lessons of substance, each with an exercise and a summary', () => {
		expect(texts.length).toBeGreaterThanOrEqual(5);
		expect(texts.length).toBeLessThanOrEqual(8);
		for (const { file = '' } of texts) {
			expect(text(file).split(/\s+/).length, file).toBeGreaterThan(550);
			expect(text(file), file).toMatch(/## (Latihan|Komitmen)/);
			expect(text(file), file).toContain('## Ringkasnya');
		}
	});

	it('draws its own small pictures, each described in words', () => {
		const used = texts.flatMap(({ file = '' }) => [
			...text(file).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)
		]);
		const drawn = readdirSync(new URL(`courses/${code}/images/`, folder)).map(
			(name) => `images/${name}`
		);
		expect(used.map(([, , path]) => path).sort()).toEqual(drawn.sort());
		for (const [, words = '', path = ''] of used) {
			expect(words.length, path).toBeGreaterThan(20);
			expect(statSync(new URL(`courses/${code}/${path}`, folder)).size, path).toBeLessThan(
				8 * 1024
			);
			expect(text(path), path).not.toMatch(/<script|foreignObject|href=/);
		}
	});

	it('ends with a quiz of ten from a bank of at least twenty questions, each explained', () => {
		const final = course.lessons.filter((lesson) => lesson.final === true);
		expect(final.map((lesson) => lesson.draw)).toEqual([10]);
		expect(questions.length).toBeGreaterThanOrEqual(20);
		for (const question of questions) {
			const right = question.choices.filter((choice) => choice.correct).length;
			expect(question.explanation.length, question.prompt).toBeGreaterThan(20);
			expect(course.lessons[(question.lesson ?? 0) - 1]?.kind, question.prompt).toBe('text');
			expect(right, question.prompt).toBeGreaterThan(question.kind === 'multiple' ? 1 : 0);
			expect(question.kind === 'multiple' || right === 1, question.prompt).toBe(true);
		}
	});

	it('gives a hand-out of at most 100 KB', () => {
		const size = statSync(new URL(`courses/${code}/handout.pdf`, folder)).size;
		expect(size).toBeGreaterThan(1000);
		expect(size).toBeLessThan(100 * 1024);
	});
});
