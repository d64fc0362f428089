import { sheet, type Sheet, type Told } from '../sheet.ts';

export function workshopSheets(told: Told): Sheet[] {
	const { held, formats, words } = told;
	const stateOf = (status: string) => words.codes[`signup.${status}`] ?? status;
	const exceptions = [...held.eventException, ...held.eventExceptionEarlier];
	return [
		sheet(told, 'signups', held.signup, [
			['course', (row) => row.course],
			['status', (row) => stateOf(row.status)],
			['when', (row) => formats.moment(row.createdAt)]
		]),
		sheet(told, 'signup-steps', held.signupStatus, [
			['course', (row) => row.course],
			['status', (row) => stateOf(row.status)],
			['reason', (row) => row.reason],
			['when', (row) => formats.moment(row.at)]
		]),
		sheet(told, 'event-exceptions', exceptions, [
			['course', (row) => row.course],
			['reason', (row) => row.reason],
			['when', (row) => formats.moment(row.at)]
		]),
		sheet(told, 'attendance', held.attendanceMark, [
			['session', (row) => row.session],
			['status', (row) => row.statusName],
			['reason', (row) => row.note],
			['when', (row) => formats.moment(row.seenAt ?? row.at)]
		]),
		sheet(told, 'scans', held.attendanceScan, [
			['session', (row) => row.session],
			['kind', (row) => words.codes[`scan.${row.means}`] ?? row.means],
			['when', (row) => formats.moment(row.seenAt)]
		]),
		sheet(told, 'scan-decisions', held.attendanceDecision, [
			['session', (row) => row.session],
			['decision', (row) => (row.accepted ? words.yes : words.no)],
			['reason', (row) => row.reason],
			['when', (row) => formats.moment(row.at)]
		]),
		sheet(told, 'phones', held.attendanceDevice, [['when', (row) => formats.moment(row.boundAt)]]),
		sheet(told, 'shifts', held.signupShift, [
			['session', (row) => row.session],
			['when', (row) => row.startsAt && formats.moment(row.startsAt)]
		]),
		sheet(told, 'calendars', held.calendarFeed, [['when', (row) => formats.moment(row.createdAt)]]),
		sheet(told, 'hand-ins', held.handIn, [
			['title', (row) => row.assignment],
			['value', (row) => row.text ?? row.name],
			['when', (row) => formats.moment(row.at)]
		]),
		sheet(told, 'grades', held.grade, [
			['title', (row) => row.assignment],
			['score', (row) => row.points],
			['passed', (row) => (row.returned ? '' : row.passed ? words.yes : words.no)],
			['reason', (row) => row.feedback],
			['when', (row) => formats.moment(row.at)]
		]),
		sheet(told, 'downloads', held.materialDownload, [
			['title', (row) => row.title],
			['file', (row) => row.file],
			['when', (row) => formats.moment(row.lastAt)]
		]),
		sheet(told, 'evaluations', held.evaluationAnswered, [['course', (row) => row.course]]),
		sheet(told, 'taught', held.sessionTrainer, [
			['session', (row) => row.session],
			['role', (row) => words.codes[`trainer.${row.role}`] ?? row.role],
			['when', (row) => formats.moment(row.startsAt)]
		])
	];
}
