/**
 * What the portal tells people, and when a mail about it may leave. Nobody is woken at night for a
 * certificate; a mail about somebody's own password waits for nothing.
 */
import type { AssignmentKind } from './employment.ts';
import type { Role } from './permissions.ts';
import type { Desk } from './signup.ts';
import { addDays, civilDateOf, startOfDay, type TimeZone } from './period.ts';

/** Facts of each kind of notification, as they were when it happened: words are made when it is read. */
export type NotificationFacts = {
	'password-changed': Record<string, never>;
	/** The mail alone carries the link: its secret is made of `linkId` when it leaves. */
	'password-reset-asked': { linkId: string; hours: number };
	/** An officer made a link for a new password after checking who asked. */
	'recovery-link-made': Record<string, never>;
	'second-step-on': Record<string, never>;
	'second-step-off': { byOfficer: boolean };
	'recovery-code-used': { left: number };
	'role-granted': { role: Role; unit: string | null };
	'role-revoked': { role: Role; unit: string | null };
	enrolled: { course: string; enrolmentId: string };
	'claim-verified': { title: string; jp: number; entryId: string };
	'claim-returned': { title: string; jp: number; entryId: string; reason: string };
	'claim-rejected': { title: string; jp: number; entryId: string; reason: string };
	'certificate-issued': { course: string; number: string; certificateId: string };
	'certificate-revoked': { course: string; number: string; certificateId: string; reason: string };
	'target-near': { jpLeft: number; until: string };
	'appointment-opened': AppointmentFacts & { from: string; to: string | null };
	'appointment-ended': AppointmentFacts & { on: string };
	'team-joined': { personId: string; position: string; unit: string; from: string };
	'supervisor-named': { from: string; to: string | null };
	'correction-asked': { correctionId: string; dueOn: string };
	'correction-near': { correctionId: string; dueOn: string };
	'correction-done': { correctionId: string; reason: string };
	'correction-refused': { correctionId: string; reason: string };
	'viewed-as': { until: string };
	'signup-booked': SignupFacts;
	'signup-waitlisted': SignupFacts;
	/** A freed seat, to be taken by then. */
	'signup-offered': SignupFacts & { until: string; zone: TimeZone };
	'signup-lapsed': SignupFacts;
	'signup-invited': SignupFacts;
	/** The reader's unit proposed them. */
	'signup-nominated': SignupFacts;
	/** Somebody waits at the reader's desk. */
	'signup-wanted': { course: string; signupId: string; person: string; desk: Desk };
	'signup-approved': SignupFacts;
	'signup-rejected': SignupFacts & { reason: string };
	'signup-cancelled': SignupFacts & { reason: string };
	/** Registration is over and too few come. */
	'workshop-short': SignupFacts & { booked: number; minimum: number };
	/** Of an event of a workshop: instants as ISO text, with the zone of the place. */
	/** An event of the reader is over and not closed: so many wait for their JP. */
	'closing-due': SignupFacts & { waiting: number };
	/** The same, days later, to the organiser's supervisor and HR. */
	'closing-overdue': SignupFacts & { waiting: number; days: number };
	'event-opened': { course: string; eventId: string; startsAt: string; zone: TimeZone };
	'event-cancelled': { course: string; eventId: string; reason: string };
	/** It was called off and takes place after all. */
	'event-resumed': SignupFacts & { reason: string; startsAt: string; zone: TimeZone };
	/** The organiser said which shift of a session they come to. */
	'shift-set': PlannedFacts;
	/** Something to read; `first` is the title of one of them. */
	'material-published': { course: string; eventId: string; count: number; first: string };
	/** Something to hand in; null: without a due time. */
	'work-set': WorkFacts & Due;
	'work-due-moved': WorkFacts & Due;
	/** It is due soon, and nothing was handed in. */
	'work-near': WorkFacts & Due;
	/** Of an assignment: what it was given, or that it is asked for again. */
	'work-graded': WorkFacts & { points: number; maximum: number; passed: boolean };
	'work-returned': WorkFacts;
	/** Changes of the plan of an open event. */
	'session-moved': PlannedFacts;
	'session-added': PlannedFacts;
	'session-removed': PlannedFacts;
	/** Given several times from now on: the reader chooses a shift. */
	'session-split': PlannedFacts;
	/** The shift they had chosen is not given: they choose another. */
	'shift-removed': PlannedFacts;
	/** Whoever was invited cannot answer while it is a draft again. */
	'event-withdrawn': { course: string; eventId: string };
};
type PlannedFacts = SignupFacts & {
	session: string;
	startsAt: string;
	zone: TimeZone;
	place: string | null;
};
type SignupFacts = { course: string; eventId: string };
type Due = { dueAt: string | null; zone: TimeZone };
type WorkFacts = { course: string; assignmentId: string; title: string };
type AppointmentFacts = { assignment: AssignmentKind; position: string; unit: string };
export type NotificationKind = keyof NotificationFacts;

/** One notification with the facts of its kind. */
export type Told = {
	[K in NotificationKind]: { kind: K; facts: NotificationFacts[K] };
}[NotificationKind];

export const notificationKinds = [
	'password-changed',
	'password-reset-asked',
	'recovery-link-made',
	'second-step-on',
	'second-step-off',
	'recovery-code-used',
	'role-granted',
	'role-revoked',
	'enrolled',
	'claim-verified',
	'claim-returned',
	'claim-rejected',
	'certificate-issued',
	'certificate-revoked',
	'target-near',
	'appointment-opened',
	'appointment-ended',
	'team-joined',
	'supervisor-named',
	'correction-asked',
	'correction-near',
	'correction-done',
	'correction-refused',
	'viewed-as',
	'signup-booked',
	'signup-waitlisted',
	'signup-offered',
	'signup-lapsed',
	'signup-invited',
	'signup-nominated',
	'signup-wanted',
	'signup-approved',
	'signup-rejected',
	'signup-cancelled',
	'workshop-short',
	'closing-due',
	'closing-overdue',
	'event-opened',
	'event-cancelled',
	'event-resumed',
	'event-withdrawn',
	'session-moved',
	'session-added',
	'session-removed',
	'session-split',
	'shift-removed',
	'shift-set',
	'material-published',
	'work-set',
	'work-due-moved',
	'work-near',
	'work-graded',
	'work-returned'
] as const satisfies readonly NotificationKind[];

/** About the safety of an account: sent at once, whatever the person chose. */
const urgent: readonly NotificationKind[] = [
	'password-changed',
	'password-reset-asked',
	'recovery-link-made',
	'second-step-on',
	'second-step-off',
	'recovery-code-used',
	'role-granted',
	'role-revoked'
];
export const isUrgent = (kind: NotificationKind) => urgent.includes(kind);

/** A link that has run out is not mailed any more. */
export const hasRunOut = (told: Told, { createdAt, now }: { createdAt: Date; now: Date }) =>
	told.kind === 'password-reset-asked' &&
	now.getTime() >= createdAt.getTime() + told.facts.hours * 3_600_000;

/** Each by itself, one summary a day, or none at all. */
export const mailChoices = ['each', 'digest', 'off'] as const;
export type MailChoice = (typeof mailChoices)[number];

/** Page of the portal that shows what it is about. */
export function placeOf(told: Told): string {
	switch (told.kind) {
		case 'password-changed':
		case 'password-reset-asked':
		case 'recovery-link-made':
		case 'second-step-on':
		case 'second-step-off':
		case 'recovery-code-used':
		case 'role-granted':
		case 'role-revoked':
		case 'supervisor-named':
		case 'viewed-as':
			return '/my/profile';
		case 'enrolled':
			return `/learn/${told.facts.enrolmentId}`;
		case 'claim-verified':
		case 'claim-returned':
		case 'claim-rejected':
			return '/my/credits';
		case 'certificate-issued':
		case 'certificate-revoked':
			return `/my/certificates/${told.facts.certificateId}`;
		case 'target-near':
			return '/catalogue';
		case 'appointment-opened':
		case 'appointment-ended':
			return '/my/competencies';
		case 'correction-asked':
		case 'correction-near':
			return `/admin/corrections/${told.facts.correctionId}`;
		case 'correction-done':
		case 'correction-refused':
			return '/my/data/corrections';
		case 'signup-booked':
		case 'signup-waitlisted':
		case 'signup-offered':
		case 'signup-lapsed':
		case 'signup-invited':
		case 'signup-nominated':
		case 'signup-approved':
		case 'signup-rejected':
		case 'signup-cancelled':
			return `/workshops/${told.facts.eventId}`;
		case 'signup-wanted':
			// One question with one button; opening it decides nothing.
			return `/team/signups?id=${told.facts.signupId}&confirm=approve`;
		case 'workshop-short':
			return `/manage/workshops/${told.facts.eventId}/participants`;
		case 'closing-due':
			return `/workshops/${told.facts.eventId}/completion`;
		case 'closing-overdue':
		case 'event-opened':
		case 'event-cancelled':
		case 'event-resumed':
		case 'session-moved':
		case 'session-added':
		case 'session-removed':
		case 'session-split':
		case 'shift-removed':
		case 'shift-set':
			return `/workshops/${told.facts.eventId}`;
		case 'event-withdrawn':
			return '/my/workshops';
		case 'material-published':
			return `/workshops/${told.facts.eventId}/material`;
		case 'work-set':
		case 'work-due-moved':
		case 'work-near':
		case 'work-graded':
		case 'work-returned':
			return `/assignments/${told.facts.assignmentId}`;
		case 'team-joined':
			return `/team/${told.facts.personId}`;
	}
}

/** Minutes since midnight, in the agency's zone; the night may run past midnight. */
export type QuietHours = { from: number; to: number };

type Moment = {
	kind: NotificationKind;
	choice: MailChoice;
	createdAt: Date;
	now: Date;
	zone: TimeZone;
	quiet: QuietHours;
	/** Minutes since midnight at which summaries leave. */
	digestAt: number;
};

/** When a mail may leave: now, at a later moment, or never. */
export function whenToSend(given: Moment): 'now' | 'never' | Date {
	const { kind, choice, createdAt, now, zone, quiet, digestAt } = given;
	if (isUrgent(kind)) return 'now';
	if (choice === 'off') return 'never';

	const earliest = choice === 'digest' ? nextTime(createdAt, digestAt, zone) : now;
	const due = earliest > now ? earliest : now;
	const allowed = afterNight(due, quiet, zone);
	return allowed > now ? allowed : 'now';
}

/** The first moment after `from` at which the clock of `zone` shows `minutes`. */
function nextTime(from: Date, minutes: number, zone: TimeZone): Date {
	const today = at(civilDateOf(from, zone), minutes, zone);
	return today > from ? today : at(addDays(civilDateOf(from, zone), 1), minutes, zone);
}

/** `moment` itself by day, the end of the night by night. */
function afterNight(moment: Date, { from, to }: QuietHours, zone: TimeZone): Date {
	const start = startOfDay(civilDateOf(moment, zone), zone).getTime();
	const minute = (moment.getTime() - start) / 60_000;
	const isNight = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
	if (from === to || !isNight) return moment;
	return nextTime(moment, to, zone);
}

const at = (date: string, minutes: number, zone: TimeZone) =>
	new Date(startOfDay(date, zone).getTime() + minutes * 60_000);

/** `07.30` or `07:30` → minutes since midnight; null when it is no time of day. */
export function minutesOf(clock: string): number | null {
	const [, hours, minutes] = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/.exec(clock) ?? [];
	return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** After the `tries`-th failure: minutes to wait, four times longer each time, or null when that was the last. */
export function retryAfter(
	tries: number,
	{ firstMinutes, most }: { firstMinutes: number; most: number }
): number | null {
	return tries >= most ? null : firstMinutes * 4 ** (tries - 1);
}
