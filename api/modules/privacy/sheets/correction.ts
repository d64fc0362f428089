import { sheet, type Sheet, type Told } from '../sheet.ts';

export function correctionSheets(told: Told): Sheet[] {
	const { held, formats, words } = told;
	return [
		sheet(told, 'corrections', held.correctionRequest, [
			['section', (row) => words.sections[row.section].title],
			['wrong', (row) => row.wrong],
			['wish', (row) => row.wish],
			['when', (row) => formats.moment(row.createdAt)],
			['dueAt', (row) => formats.moment(row.dueAt)]
		]),
		sheet(told, 'correction-steps', held.correctionStatus, [
			['when', (row) => formats.moment(row.at)],
			['section', (row) => words.sections[row.section].title],
			['status', (row) => words.codes[`correction.${row.status}`] ?? row.status],
			['reason', (row) => row.reason]
		]),
		sheet(told, 'correction-documents', held.correctionDocument, [
			['file', (row) => row.name],
			['section', (row) => words.sections[row.section].title],
			['size', (row) => formats.size(row.size)],
			['when', (row) => formats.moment(row.storedAt)]
		])
	];
}
