import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
	restored,
	withFacts,
	withoutPart,
	withPart,
	withPartAt,
	withPartBack,
	type Draft,
	type DraftLesson
} from '#api/domain/course-draft.ts';

const lesson = (id: string, revision = 1): DraftLesson => ({
	...{ id, revision, kind: 'text', title: id, markdown: '', filePath: null, minutes: null },
	...{ required: true, draw: null, passMark: null, attempts: null, final: false }
});
const facts: Draft['facts'] = {
	...{ revision: 1, title: 'Judul', summary: '', description: '', formCode: 'NKL03', jp: 1 },
	...{ mode: 'self-paced', provider: 'BKPP', audience: '', competencies: [], positionCodes: [] },
	...{ outcomes: [], teachers: [], sequential: false }
};
const draft = (lessons: DraftLesson[]): Draft => ({
	facts,
	lessons,
	questions: [],
	files: [],
	removed: { lessons: [], questions: [] }
});
const ids = (lessons: readonly DraftLesson[]) => lessons.map((each) => each.id).join('');

describe('saving a part', () => {
	test('counts its revision, and nobody else’s', ({ expect }) => {
		const saved = withPart([lesson('a'), lesson('b')], {
			id: 'b',
			base: 1,
			change: { title: 'Baru' }
		});
		expect(saved).toMatchObject({
			value: [
				{ id: 'a', revision: 1 },
				{ id: 'b', revision: 2, title: 'Baru' }
			]
		});
	});

	test('that somebody saved meanwhile is refused with what they saved', ({ expect }) => {
		const late = withPart([lesson('a', 4)], { id: 'a', base: 3, change: { title: 'Terlambat' } });
		expect(late).toMatchObject({
			error: { code: 'draft-changed', revision: 4, theirs: { title: 'a' } }
		});
		const { revision: _, ...said } = facts;
		expect(withFacts(draft([]), { base: 0, facts: said })).toMatchObject({ ok: false });
	});
});

describe('the order', () => {
	test('moves one and keeps the others in theirs', ({ expect }) => {
		const abc = ['a', 'b', 'c'].map((id) => lesson(id));
		const moved = (id: string, to: number) => {
			const result = withPartAt(abc, { id, to });
			return result.ok ? ids(result.value) : result.error.code;
		};
		expect(moved('a', 1)).toBe('bac');
		expect(moved('c', 0)).toBe('cab');
		expect(moved('a', 99)).toBe('bca');
		expect(moved('x', 0)).toBe('draft-part-missing');
	});

	test('never loses or doubles one', ({ expect }) => {
		fc.assert(
			fc.property(fc.nat(5), fc.integer({ min: -3, max: 9 }), (which, to) => {
				const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => lesson(id));
				const result = withPartAt(all, { id: all[which]?.id ?? '', to });
				const order = result.ok ? ids(result.value) : '';
				expect([...order].sort().join('')).toBe('abcdef');
			})
		);
	});
});

describe('what is taken out', () => {
	test('is kept aside and comes back', ({ expect }) => {
		const out = withoutPart({ parts: [lesson('a'), lesson('b')], removed: [] }, 'a');
		if (!out.ok) throw new Error('refused');
		expect([ids(out.value.parts), ids(out.value.removed)]).toEqual(['b', 'a']);
		const back = withPartBack(out.value, 'a');
		expect(back.ok && [ids(back.value.parts), ids(back.value.removed)]).toEqual(['ba', '']);
	});
});

test('an earlier state gets newer revisions, and keeps files attached since', ({ expect }) => {
	const file = { path: 'gambar/a.png', sha256: 'aa', type: 'image/png', size: 1 } as const;
	const now = { ...draft([lesson('a', 7)]), files: [file] };
	const back = restored(now, draft([lesson('a', 2), lesson('b', 1)]));
	expect(back.lessons.map((each) => each.revision)).toEqual([8, 2]);
	expect(back.facts.revision).toBe(2);
	expect(back.files).toEqual([file]);
});
