import { describe, test } from 'vitest';
import { mayEnrol, mayStudy } from '#api/domain/enrolment.ts';

const open = {
	course: { status: 'published', hasLessons: true },
	live: null,
	others: 0,
	limit: 3
} as const;

describe('enrolling', () => {
	test('a published course with lessons is open', ({ expect }) => {
		expect(mayEnrol(open)).toEqual({ ok: true, value: true });
	});

	test.for([
		[
			'a course without lessons',
			{ ...open, course: { status: 'published', hasLessons: false } },
			{ code: 'course-without-lessons' }
		],
		[
			'a draft',
			{ ...open, course: { status: 'draft', hasLessons: true } },
			{ code: 'course-not-open' }
		],
		[
			'a course in the archive',
			{ ...open, course: { status: 'archived', hasLessons: true } },
			{ code: 'course-not-open' }
		],
		['one course too many', { ...open, others: 3 }, { code: 'too-many-courses', limit: 3 }],
		[
			'a second enrolment',
			{ ...open, live: { id: 'enr_1', status: 'active' } },
			{ code: 'already-enrolled', enrolmentId: 'enr_1' }
		],
		[
			'a course done before',
			{ ...open, live: { id: 'enr_1', status: 'completed' } },
			{ code: 'already-completed', enrolmentId: 'enr_1' }
		]
	] as const)('refuses %s', ([, given, error], { expect }) => {
		expect(mayEnrol(given)).toEqual({ ok: false, error });
	});

	test('after leaving one may come back', ({ expect }) => {
		expect(mayEnrol({ ...open, live: { id: 'enr_1', status: 'left' } }).ok).toBe(true);
	});

	test('says that it is theirs already before it says that it is closed', ({ expect }) => {
		const given = {
			...open,
			course: { status: 'archived', hasLessons: true },
			live: { id: 'enr_1', status: 'active' }
		} as const;
		expect(mayEnrol(given)).toMatchObject({ error: { code: 'already-enrolled' } });
	});
});

describe('studying', () => {
	test.for([
		['active', true],
		['completed', false],
		['left', false]
	] as const)('%s: %s', ([status, may], { expect }) => {
		expect(mayStudy({ status }).ok).toBe(may);
	});
});
