import { positionWithKind } from '#api/domain/employment.ts';
import type { Role } from '#api/domain/permissions.ts';
import { clockTime, longDate, longMoment, number } from './format.ts';
import type { MailWords } from './words.ts';

const roles: Record<Role, string> = {
	asn: 'civil servant',
	supervisor: 'supervisor',
	'unit-hr': 'unit HR officer',
	verifier: 'verifier',
	admin: 'administrator',
	organiser: 'organiser',
	trainer: 'trainer',
	assessor: 'assessor',
	leader: 'leader',
	auditor: 'auditor',
	dpo: 'data-protection officer'
};

/** Mail in English. */
export const english: MailWords = {
	greeting: (name) => `Dear ${name},`,
	digest: {
		subject: (count) => `Malaqbi summary: ${count} notifications`,
		lead: 'This happened since the last summary:',
		more: (count) => `And ${number(count, 'en')} more in the portal.`,
		action: 'Open notifications'
	},
	test: {
		subject: 'A test mail from Malaqbi',
		lines: ['This mail has arrived, so the portal can send mail.'],
		action: 'Open the portal'
	},
	reason: (portal) =>
		`Sent automatically by the Malaqbi portal (${portal}); please do not reply. You choose what to receive under Notifications.`,
	letters: {
		'password-changed': () => ({
			subject: 'Your password was changed',
			lines: [
				'The password of your Malaqbi account was changed just now, and every other device was signed out.',
				'If it was not you, tell your HR unit at once.'
			],
			action: 'Open profile'
		}),
		'password-reset-asked': ({ hours }) => ({
			subject: 'Choose a new password',
			lines: [
				'Somebody, perhaps you, asked for a new password for your Malaqbi account.',
				`The link below works once, within ${number(hours, 'en')} hours of the request. Pass it on to nobody, an officer included.`,
				'If it was not you, ignore this mail: your password has not changed.'
			],
			action: 'Choose a new password'
		}),
		'recovery-link-made': () => ({
			subject: 'A link for a new password was made for your account',
			lines: [
				'A personnel officer checked who you are and made a link for a new password. It is handed over in person, not by mail.',
				'If you did not ask for it, tell BKPP at once: somebody may have passed for you.'
			],
			action: 'Open profile'
		}),
		'second-step-on': () => ({
			subject: 'Two-step sign-in is on',
			lines: [
				'From now on your Malaqbi account asks for a code of your authenticator app after the password.',
				'Keep the sheet of recovery codes in a safe place. If it was not you, tell BKPP at once.'
			],
			action: 'Open profile'
		}),
		'second-step-off': ({ byOfficer }) => ({
			subject: 'Two-step sign-in is off',
			lines: [
				byOfficer
					? 'An admin checked who you are and took the second step off your Malaqbi account.'
					: 'The second step of your Malaqbi account was turned off.',
				'If you did not ask for it, tell BKPP at once.'
			],
			action: 'Open profile'
		}),
		'recovery-code-used': ({ left }) => ({
			subject: 'A recovery code was used',
			lines: [
				`A recovery code was just used to sign in to your Malaqbi account. Left: ${number(left, 'en')}.`,
				'If it was not you, change your password at once and tell BKPP.'
			],
			action: 'Open profile'
		}),
		'role-granted': ({ role, unit }) => ({
			subject: `You are now ${roles[role]}`,
			lines: [
				unit
					? `You now hold the role ${roles[role]} in ${unit} and the units below it.`
					: `You now hold the role ${roles[role]} for the whole agency.`,
				'Sign in again to see the new menu.'
			],
			action: 'Open profile'
		}),
		'role-revoked': ({ role, unit }) => ({
			subject: `Your role ${roles[role]} has ended`,
			lines: [
				unit
					? `You no longer hold the role ${roles[role]} in ${unit}.`
					: `You no longer hold the role ${roles[role]}.`
			],
			action: 'Open profile'
		}),
		enrolled: ({ course }) => ({
			subject: `You are enrolled: ${course}`,
			lines: [
				`You are enrolled in ${course}. Your progress is saved; go on at any time, on any device.`
			],
			action: 'Start learning'
		}),
		'claim-verified': ({ title, jp }) => ({
			subject: `${number(jp, 'en')} JP verified`,
			lines: [`${number(jp, 'en')} JP of ${title} were verified and count.`],
			action: 'Open JP record'
		}),
		'claim-returned': ({ title, jp, reason }) => ({
			subject: `Needs a correction: ${title}`,
			lines: [
				`Your claim of ${number(jp, 'en')} JP for ${title} was returned for correction.`,
				`Reason: ${reason}`
			],
			action: 'Correct the claim'
		}),
		'claim-rejected': ({ title, jp, reason }) => ({
			subject: `Not accepted: ${title}`,
			lines: [
				`Your claim of ${number(jp, 'en')} JP for ${title} was not accepted.`,
				`Reason: ${reason}`
			],
			action: 'Open JP record'
		}),
		'certificate-issued': ({ course, number: number_ }) => ({
			subject: `Your certificate was issued: ${course}`,
			lines: [`Certificate ${number_} for ${course} was issued.`],
			action: 'Open certificate'
		}),
		'certificate-revoked': ({ course, number: number_, reason }) => ({
			subject: `Certificate revoked: ${course}`,
			lines: [
				`Certificate ${number_} for ${course} was revoked and is no longer valid.`,
				`Reason: ${reason}`
			],
			action: 'Open certificate'
		}),
		'target-near': ({ jpLeft, until }) => ({
			subject: `${number(jpLeft, 'en')} JP to go by ${longDate(until, 'en')}`,
			lines: [
				`Your JP year ends on ${longDate(until, 'en')}, and ${number(jpLeft, 'en')} JP are not verified yet.`,
				'A short online course is often enough.'
			],
			action: 'Find a course'
		}),
		'appointment-opened': ({ from, to, ...held }) => ({
			subject: `Your appointment: ${positionWithKind(held)}`,
			lines: [
				`HR recorded your appointment: ${positionWithKind(held)} at ${held.unit}, from ${longDate(from, 'en')}${to ? ` to ${longDate(to, 'en')}` : ''}.`,
				'The portal shows which competencies it asks for. If something is wrong, contact your HR unit.'
			],
			action: 'See my competencies'
		}),
		'appointment-ended': ({ on, ...held }) => ({
			subject: `Appointment ends: ${positionWithKind(held)}`,
			lines: [
				`Your last day as ${positionWithKind(held)} at ${held.unit} is ${longDate(on, 'en')}.`,
				'If something is wrong, contact your HR unit.'
			],
			action: 'See my competencies'
		}),
		'team-joined': ({ position, unit, from }) => ({
			subject: 'Somebody joins your team',
			lines: [`From ${longDate(from, 'en')} you supervise somebody new: ${position}, ${unit}.`],
			action: 'See the person'
		}),
		'supervisor-named': ({ from, to }) => ({
			subject: 'Your supervisor has been named',
			lines: [
				`HR named your supervisor from ${longDate(from, 'en')}${to ? ` to ${longDate(to, 'en')}` : ''}. The portal shows the name.`
			],
			action: 'See my profile'
		}),
		'correction-asked': ({ dueOn }) => ({
			subject: 'A request for correction of data',
			lines: [
				`Somebody asks for a correction of their personal data. By Law 27/2022 an answer is owed by ${longDate(dueOn, 'en')}.`
			],
			action: 'Open the request'
		}),
		'correction-near': ({ dueOn }) => ({
			subject: 'A request for correction is nearly late',
			lines: [
				`A request for correction of personal data has no answer yet, and its time ends on ${longDate(dueOn, 'en')}.`
			],
			action: 'Open the request'
		}),
		'correction-done': ({ reason }) => ({
			subject: 'Your data has been corrected',
			lines: ['Your request for correction has been carried out.', `Note: ${reason}`],
			action: 'See my requests'
		}),
		'correction-refused': ({ reason }) => ({
			subject: 'Your request for correction was not granted',
			lines: [
				'The data that you asked to have corrected was not changed.',
				`Reason: ${reason}`,
				'If you disagree, contact the data-protection officer (PPDP); the address stands at the foot of every page of the portal.'
			],
			action: 'See my requests'
		}),
		'viewed-as': () => ({
			subject: 'An admin sees the portal as you do',
			lines: [
				'An admin opened the portal as you see it, to help or to check what is shown.',
				'The admin only reads, can change nothing, and sees neither your notifications nor your sessions. The audit trail records it.'
			],
			action: 'See my profile'
		}),
		'signup-booked': ({ course }) => ({
			subject: `You have a seat: ${course}`,
			lines: [
				`You are signed up for the workshop ${course}.`,
				'Dates and ticket are on its page. If you cannot come, cancel in time so that somebody else can.'
			],
			action: 'Open the workshop'
		}),
		'signup-waitlisted': ({ course }) => ({
			subject: `Waiting list: ${course}`,
			lines: [
				`All seats of ${course} are taken. You are on the waiting list.`,
				'When a seat is free it is offered to you, and you are told.'
			],
			action: 'Open the workshop'
		}),
		'signup-offered': ({ course, ...by }) => ({
			subject: `There is a seat for you: ${course}`,
			lines: [
				`A seat of ${course} is free and offered to you.`,
				`Accept by ${clockTime(by, 'en')}. After that it is offered to the next person.`
			],
			action: 'Accept or decline the seat'
		}),
		'signup-lapsed': ({ course }) => ({
			subject: `The offer of a seat is over: ${course}`,
			lines: [
				`The seat of ${course} that was offered to you was not accepted in time and is offered to the next person.`,
				'You stay on the waiting list.'
			],
			action: 'Open the workshop'
		}),
		'signup-invited': ({ course }) => ({
			subject: `Invitation: ${course}`,
			lines: [`You are invited to the workshop ${course}. Accept the invitation to get a seat.`],
			action: 'Open the invitation'
		}),
		'signup-nominated': ({ course }) => ({
			subject: `You were proposed: ${course}`,
			lines: [
				`Your unit proposed you for the workshop ${course}.`,
				'See its schedule and how your registration stands in the portal. If you cannot come, cancel there so that a colleague can take the place.'
			],
			action: 'Open the workshop'
		}),
		'signup-wanted': ({ course, person }) => ({
			subject: `${person} waits for your approval`,
			lines: [
				`${person} signed up for the workshop ${course}.`,
				'Approve or reject it in the portal; opening the link alone changes nothing.'
			],
			action: 'Decide on the registration'
		}),
		'signup-approved': ({ course }) => ({
			subject: `Approved by your supervisor: ${course}`,
			lines: [`Your supervisor approved your registration for ${course}. HR is asked now.`],
			action: 'Open the workshop'
		}),
		'signup-rejected': ({ course, reason }) => ({
			subject: `Registration not approved: ${course}`,
			lines: [`Your registration for ${course} was not approved.`, `Reason: ${reason}`],
			action: 'Open the workshop'
		}),
		'signup-cancelled': ({ course, reason }) => ({
			subject: `Registration cancelled: ${course}`,
			lines: [`The organiser cancelled your registration for ${course}.`, `Reason: ${reason}`],
			action: 'Open the workshop'
		}),
		'closing-due': ({ course, waiting }) => ({
			subject: `Finished, not closed: ${course}`,
			lines: [
				`${course} is over and not closed: ${number(waiting, 'en')} participants wait for their JP.`,
				'Check the attendance, then close the event. JP, evidence and certificates are recorded then.'
			],
			action: 'Open completion'
		}),
		'closing-overdue': ({ course, waiting, days }) => ({
			subject: `Not closed after ${number(days, 'en')} days: ${course}`,
			lines: [
				`${course} ended ${number(days, 'en')} days ago and is not closed: ${number(waiting, 'en')} participants wait for their JP.`,
				'Its organiser has been reminded. Make sure that the event is closed.'
			],
			action: 'Open the workshop'
		}),
		'workshop-short': ({ course, booked, minimum }) => ({
			subject: `Too few participants: ${course}`,
			lines: [
				`Registration for ${course} is over: ${number(booked, 'en')} signed up, at least ${number(minimum, 'en')} are needed.`,
				'Nothing happens by itself. Decide whether the event goes ahead, stays open longer, or is cancelled.'
			],
			action: 'See the participants'
		}),
		'event-opened': ({ course, ...at }) => ({
			subject: `Invitation: ${course}`,
			lines: [
				`You are invited to ${course}, which begins on ${longMoment(at, 'en')}.`,
				'Its sessions, places and trainers are in the portal.'
			],
			action: 'See the schedule'
		}),
		'event-cancelled': ({ course, reason }) => ({
			subject: `Cancelled: ${course}`,
			lines: [
				`${course} will not take place. There is nothing for you to do.`,
				`Reason: ${reason}`
			],
			action: 'See why'
		}),
		'event-resumed': ({ course, reason, ...at }) => ({
			subject: `Back on: ${course}`,
			lines: [
				`${course}, which had been cancelled, takes place after all and begins on ${longMoment(at, 'en')}. If you are registered, that stands as it did before.`,
				`Reason: ${reason}`
			],
			action: 'See the schedule'
		}),
		'material-published': ({ course, count, first }) => ({
			subject: `New material: ${course}`,
			lines: [
				count === 1
					? `The trainers of ${course} handed out: ${first}.`
					: `The trainers of ${course} handed out ${count} materials, among them: ${first}.`
			],
			action: 'Open the material'
		}),
		'work-set': ({ course, title, dueAt, zone }) => ({
			subject: `New assignment: ${title}`,
			lines: [
				`There is an assignment in ${course}: ${title}.`,
				dueAt
					? `Hand it in by ${longMoment({ startsAt: dueAt, zone }, 'en')}.`
					: 'It has no due date.'
			],
			action: 'Open the assignment'
		}),
		'work-due-moved': ({ course, title, dueAt, zone }) => ({
			subject: `Due date changed: ${title}`,
			lines: [
				dueAt
					? `The assignment ${title} of ${course} is now due ${longMoment({ startsAt: dueAt, zone }, 'en')}.`
					: `The assignment ${title} of ${course} has no due date any more.`
			],
			action: 'Open the assignment'
		}),
		'work-near': ({ course, title, dueAt, zone }) => ({
			subject: `Not handed in yet: ${title}`,
			lines: [
				`You have not handed in the assignment ${title} of ${course}.`,
				...(dueAt ? [`It is due ${longMoment({ startsAt: dueAt, zone }, 'en')}.`] : [])
			],
			action: 'Hand it in'
		}),
		'work-graded': ({ course, title, points, maximum, passed }) => ({
			subject: `Assignment graded: ${title}`,
			lines: [
				`The assignment ${title} of ${course} was given ${number(points, 'en')} of ${number(maximum, 'en')}: ${passed ? 'passed' : 'not passed yet'}.`,
				'What the trainer said of it is in the portal.'
			],
			action: 'See the grade'
		}),
		'work-returned': ({ course, title }) => ({
			subject: `To be improved: ${title}`,
			lines: [
				`The trainer asks you to improve the assignment ${title} of ${course}.`,
				'What to improve is in the portal. What you handed in before is kept.'
			],
			action: 'Open the assignment'
		}),
		'shift-set': ({ course, session, place, ...at }) => ({
			subject: `Your shift: ${course}`,
			lines: [
				`The organiser put you on the shift of ${session} of ${course} that begins on ${longMoment(at, 'en')}${place ? `, at ${place}` : ''}.`,
				'If you cannot come at that time, choose another shift in the portal or ask the organiser.'
			],
			action: 'See the schedule'
		}),
		'event-withdrawn': ({ course }) => ({
			subject: `Invitation taken back for now: ${course}`,
			lines: [
				`The organiser is planning ${course} anew, so its invitation cannot be answered yet.`,
				'Your invitation is kept. You will be told when the event is open again.'
			],
			action: 'See my registrations'
		}),
		'session-added': ({ course, session, place, ...at }) => ({
			subject: `Session added: ${course}`,
			lines: [
				`${course} has a new session: ${session}, which begins on ${longMoment(at, 'en')}${place ? `, at ${place}` : ''}.`,
				'If you cannot come at that time, tell the organiser.'
			],
			action: 'See the schedule'
		}),
		'session-removed': ({ course, session, place: _, ...at }) => ({
			subject: `Session taken out: ${course}`,
			lines: [
				`${session} of ${course}, which was to begin on ${longMoment(at, 'en')}, is not held. Do not come at that time.`,
				'The other sessions are held as planned.'
			],
			action: 'See the schedule'
		}),
		'session-split': ({ course, session, place, ...at }) => ({
			subject: `Choose your shift: ${course}`,
			lines: [
				`${session} of ${course} is now given in shifts; the new one begins on ${longMoment(at, 'en')}${place ? `, at ${place}` : ''}.`,
				'One shift is enough. Choose yours in the portal while there are seats.'
			],
			action: 'Choose a shift'
		}),
		'shift-removed': ({ course, session, place: _, ...at }) => ({
			subject: `Shift taken out: ${course}`,
			lines: [
				`The shift of ${session} of ${course} that begins on ${longMoment(at, 'en')} is not held.`,
				'Your seat at the event is kept. Choose another shift in the portal.'
			],
			action: 'Choose another shift'
		}),
		'session-moved': ({ course, session, place, ...at }) => ({
			subject: `Schedule changed: ${course}`,
			lines: [
				`${session} of ${course} now begins on ${longMoment(at, 'en')}${place ? `, at ${place}` : ''}.`,
				'If you have a seat, it is kept.'
			],
			action: 'See the schedule'
		})
	}
};
