import type { InferResponseType } from 'hono/client';
import type { ApiClient } from '#lib/api/client.ts';
import { dateTime } from '#lib/format.ts';
import { whyOffered } from '#lib/competency/words.ts';
import { m } from '#lib/paraglide/messages.js';

export type Home = InferResponseType<ApiClient['home']['$get'], 200>;
export type NextStep = { title: string; text: string; href: string; action: string };

/**
 * The one thing a learner does next: be where one is expected within the hour, the seat that waits for a word, what HR sent back, what was begun, what closes a gap online, what
 * closes it elsewhere, whom to talk to. "Nothing to do" is said only when it is true.
 */
export function nextStep(home: Home, now = Date.now()): NextStep {
	return (
		attend(home, now) ??
		answer(home) ??
		correct(home) ??
		prepare(home) ??
		goOn(home) ??
		begin(home) ??
		ask(home) ??
		assess(home) ??
		(isWaiting(home) ? wait() : home.openGaps > 0 ? look() : done())
	);
}

/** From when a participant on the way is told to scan rather than to look at the schedule. */
const soon = 3_600_000;

function attend({ session }: Home, now: number): NextStep | null {
	if (!session || Date.parse(session.startsAt) - now > soon) return null;
	return {
		title: m.home_next_attend({ title: session.title }),
		text: sessionText(session),
		href: `/workshops/${session.eventId}/attend`,
		action: m.home_next_attend_action()
	};
}

function answer({ offer }: Home): NextStep | null {
	if (!offer) return null;
	return {
		title: m.home_next_offer({ course: offer.course }),
		text: m.home_next_offer_text({ until: dateTime(offer.endsAt, offer.zone) }),
		href: `/workshops/${offer.eventId}`,
		action: m.home_next_offer_action()
	};
}

/** A session of today or tomorrow. */
function prepare({ session }: Home): NextStep | null {
	if (!session) return null;
	return {
		title: m.home_next_session({ title: session.title }),
		text: sessionText(session),
		href: `/workshops/${session.eventId}`,
		action: m.home_next_session_action()
	};
}

export const sessionText = ({ course, startsAt, zone, room }: NonNullable<Home['session']>) =>
	[dateTime(startsAt, zone), room, course].filter(Boolean).join(' · ');

function correct({ returned: [first] }: Home): NextStep | null {
	if (!first) return null;
	return {
		title: m.home_next_returned({ title: first.title }),
		text: m.home_next_returned_text(),
		href: '/my/credits',
		action: m.home_next_returned_action()
	};
}

function goOn({ learning: [first] }: Home): NextStep | null {
	if (!first) return null;
	return {
		title: m.home_next_continue({ title: first.title }),
		text: first.next ? m.home_next_continue_text({ lesson: first.next.title }) : '',
		href: `/learn/${first.enrolmentId}`,
		action: first.next
			? m.home_next_continue_action({ minutes: first.next.minutes })
			: m.home_next_continue_finish()
	};
}

function begin({ gaps }: Home): NextStep | null {
	const offer = gaps.find((gap) => gap.offer?.ready && !isSubmitted(gap))?.offer;
	if (!offer) return null;
	return {
		title: m.home_next_start({ title: offer.title }),
		text: whyOffered(offer.reason),
		href: `/catalogue/${offer.courseId}`,
		action: m.home_next_start_action()
	};
}

/** A gap that only a course without online lessons closes. */
function ask({ gaps }: Home): NextStep | null {
	const offer = gaps.find((gap) => !gap.needsAssessment && !isSubmitted(gap) && gap.offer)?.offer;
	if (!offer) return null;
	return {
		title: m.home_next_ask({ title: offer.title }),
		text: `${whyOffered(offer.reason)} ${m.home_next_ask_text()}`,
		href: `/catalogue/${offer.courseId}`,
		action: m.home_next_start_action()
	};
}

function assess({ gaps }: Home): NextStep | null {
	const gap = gaps.find((each) => each.needsAssessment && !isSubmitted(each));
	if (!gap) return null;
	return {
		title: m.home_next_assess(),
		text: m.home_next_assess_text({ name: gap.name, required: gap.required }),
		href: '/my/competencies',
		action: m.home_next_assess_action()
	};
}

const isSubmitted = ({ waiting, required }: Home['gaps'][number]) => (waiting ?? 0) >= required;
const isWaiting = ({ gaps }: Home) => gaps.length > 0 && gaps.every(isSubmitted);

const wait = (): NextStep => ({
	title: m.home_next_waiting(),
	text: m.home_next_waiting_text(),
	href: '/my/competencies',
	action: m.home_next_assess_action()
});

const look = (): NextStep => ({
	title: m.home_next_gaps(),
	text: m.competencies_ways_none(),
	href: '/my/competencies',
	action: m.home_next_assess_action()
});

const done = (): NextStep => ({
	title: m.home_next_done(),
	text: m.home_next_done_text(),
	href: '/catalogue',
	action: m.home_next_done_action()
});
