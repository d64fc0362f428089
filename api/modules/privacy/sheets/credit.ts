import { sheet, type Sheet, type Told } from '../sheet.ts';

export function creditSheets(told: Told): Sheet[] {
	const { held, formats, words } = told;
	const states = new Map(held.creditState.map((row) => [row.entryId, row.state]));
	const stateOf = (id: string) => words.codes[`credit.${states.get(id) ?? ''}`];
	return [
		sheet(told, 'credits', held.creditEntry, [
			['title', (row) => row.title],
			['form', (row) => row.form],
			['when', (row) => formats.day(row.completedOn)],
			['jp', (row) => row.jp],
			['status', (row) => stateOf(row.id)]
		]),
		sheet(told, 'credit-decisions', held.creditDecision, [
			['title', (row) => row.title],
			['decision', (row) => words.codes[`decision.${row.decision}`] ?? row.decision],
			['when', (row) => formats.moment(row.decidedAt)],
			['reason', (row) => row.reason]
		]),
		sheet(told, 'past-trainings', held.pastTraining, [
			['title', (row) => row.title],
			['form', (row) => row.form],
			['provider', (row) => row.provider],
			['number', (row) => row.certificateNumber],
			['to', (row) => formats.day(row.endedOn)],
			['jp', (row) => row.jp]
		])
	];
}

export function competencySheets(told: Told): Sheet[] {
	const { held, formats, words } = told;
	return [
		sheet(told, 'evidence', held.evidence, [
			['competency', (row) => row.competency],
			['level', (row) => row.level],
			['kind', (row) => words.codes[`evidence.${row.kind}`] ?? row.kind],
			['when', (row) => formats.day(row.occurredOn)]
		]),
		sheet(told, 'evidence-decisions', held.evidenceDecision, [
			['competency', (row) => row.competency],
			['decision', (row) => words.codes[`decision.${row.decision}`] ?? row.decision],
			['when', (row) => formats.moment(row.decidedAt)],
			['reason', (row) => row.reason]
		])
	];
}
