import { sheet, type Sheet, type Told } from '../sheet.ts';

export function learningSheets(told: Told): Sheet[] {
	const { held, formats, words } = told;
	const flag = (value: boolean | null) => (value === null ? '' : value ? words.yes : words.no);
	return [
		sheet(told, 'enrolments', held.enrolment, [
			['course', (row) => row.course],
			['status', (row) => words.codes[`enrolment.${row.status}`] ?? row.status],
			['progress', (row) => `${row.progress}%`],
			['from', (row) => formats.moment(row.enrolledAt)],
			['to', (row) => formats.moment(row.completedAt ?? row.leftAt)]
		]),
		sheet(told, 'lessons', held.lessonEvent, [
			['course', (row) => row.course],
			['lesson', (row) => row.lesson],
			['when', (row) => formats.moment(row.at)]
		]),
		sheet(told, 'attempts', held.quizAttempt, [
			['course', (row) => row.course],
			['lesson', (row) => row.lesson],
			['number', (row) => row.number],
			['when', (row) => formats.moment(row.submittedAt ?? row.startedAt)],
			['answers', (row) => Object.keys(row.answers).length],
			['score', (row) => row.score],
			['passed', (row) => flag(row.passed)]
		]),
		sheet(told, 'completions', held.completion, [
			['course', (row) => row.course],
			['when', (row) => formats.day(row.completedOn)],
			['score', (row) => row.score]
		])
	];
}

export function certificateSheets(told: Told): Sheet[] {
	const { held, formats, words } = told;
	return [
		sheet(told, 'certificates', held.certificate, [
			['number', (row) => row.number],
			['course', (row) => row.snapshot.course.title],
			['name', (row) => row.snapshot.holder.name],
			['position', (row) => row.snapshot.holder.position],
			['jp', (row) => row.snapshot.jp],
			['when', (row) => formats.day(row.snapshot.issuedOn)]
		]),
		sheet(told, 'certificate-events', held.certificateEvent, [
			['number', (row) => row.number],
			['status', (row) => words.codes[`certificate.${row.kind}`] ?? row.kind],
			['when', (row) => formats.moment(row.at)],
			['reason', (row) => row.reason]
		])
	];
}

export function notificationSheets(told: Told): Sheet[] {
	const { held, formats, words } = told;
	const mails = new Map(held.outbox.map((mail) => [mail.notificationId, mail.state]));
	return [
		sheet(told, 'notifications', held.notification, [
			['when', (row) => formats.moment(row.createdAt)],
			['kind', (row) => words.codes[`told.${row.kind}`] ?? row.kind],
			['about', (row) => aboutOf(row.facts)],
			['mail', (row) => words.codes[`outbox.${mails.get(row.id) ?? ''}`]],
			['readAt', (row) => formats.moment(row.readAt)]
		])
	];
}

export function trailSheets(told: Told): Sheet[] {
	const { held, formats, words, personId } = told;
	const actorOf = (id: string) =>
		words.codes[id === personId ? 'actor.you' : `actor.${id}`] ?? words.codes['actor.colleague'];
	return [
		sheet(told, 'trail', held.auditEvent, [
			['when', (row) => formats.moment(row.at)],
			['action', (row) => words.codes[`did.${row.action}`] ?? row.action],
			['actor', (row) => actorOf(row.actorId)]
		]),
		sheet(told, 'requests', held.request, [
			['when', (row) => formats.moment(row.at)],
			['action', (row) => words.codes[`did.${row.action}`] ?? row.action]
		])
	];
}

/** The name of what a notification is about, where it has one. */
function aboutOf(facts: Record<string, unknown>) {
	const named = [facts['course'], facts['title'], facts['position'], facts['unit']];
	return named.find((each): each is string => typeof each === 'string') ?? '';
}
