import { expect, test } from 'vitest';
import type { Lesson } from '#api/domain/completion.ts';
import { finishedAt, type DatedProof } from '#api/domain/finished-at.ts';

const facts = { minutes: 10, final: false, passMark: null, required: true };
const lessons: Lesson[] = [
	{ ...facts, id: 'text', kind: 'text' },
	{ ...facts, id: 'quiz', kind: 'quiz', final: true }
];
const rules = { minimumPercent: 100, passMark: 70 };
const on = (day: number) => new Date(Date.UTC(2026, 2, day));
const proof = (given: Partial<DatedProof> = {}): DatedProof => ({
	finished: [{ lessonId: 'text', at: on(3) }],
	attempts: [
		{ lessonId: 'quiz', score: 40, passed: false, at: on(4) },
		{ lessonId: 'quiz', score: 90, passed: true, at: on(6) },
		{ lessonId: 'quiz', score: 100, passed: true, at: on(9) }
	],
	assignments: [],
	...given
});

test('is the moment of the last proof that the rule asks for, not of what came after', () => {
	expect(finishedAt(lessons, proof(), rules)).toEqual(on(6));
	const readLate = proof({ finished: [{ lessonId: 'text', at: on(8) }] });
	expect(finishedAt(lessons, readLate, rules)).toEqual(on(8));
});

test('is the grade that passed a required assignment', () => {
	const work = { assignmentId: 'rencana', required: true, passed: true, at: on(12) };
	expect(finishedAt(lessons, proof({ assignments: [work] }), rules)).toEqual(on(12));
	const optional = { ...work, required: false };
	expect(finishedAt(lessons, proof({ assignments: [optional] }), rules)).toEqual(on(6));
});

test('is unknown while the rule is not met', () => {
	expect(finishedAt(lessons, proof({ finished: [] }), rules)).toBeNull();
	const open = [{ lessonId: 'quiz', score: null, passed: null, at: null }];
	expect(finishedAt(lessons, proof({ attempts: open }), rules)).toBeNull();
});
