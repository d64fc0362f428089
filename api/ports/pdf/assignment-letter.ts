/** The assignment letter (surat tugas) for an event: who is sent, to what, when and where. */
import { nameAndNumber } from './attendance-list.ts';
import type { Fonts } from './fonts.ts';
import { renderOfficePaper, type OfficePaper } from './office-paper.ts';

export type AssignmentLetter = Omit<OfficePaper, 'title' | 'number' | 'parts' | 'left'> & {
	lead: string;
	sessions: readonly { title: string; day: string; hours: string; place: string; jp: number }[];
	people: readonly { name: string; nip: string; grade: string; position: string; unit: string }[];
};

const dots = '.'.repeat(12);

export const renderAssignmentLetter = (
	{ lead, sessions, people, ...paper }: AssignmentLetter,
	fonts: Fonts
) =>
	renderOfficePaper(
		{
			...paper,
			title: 'SURAT TUGAS',
			// Written by hand, as the register of letters says.
			number: `Nomor: ${dots}/${dots}/${dots}`,
			parts: [
				{ kind: 'words', words: lead },
				{
					kind: 'table',
					columns: [
						{ head: 'Sesi', share: 0.3 },
						{ head: 'Hari, tanggal', share: 0.22 },
						{ head: 'Waktu', share: 0.18 },
						{ head: 'Tempat', share: 0.23 },
						{ head: 'JP', share: 0.07 }
					],
					rows: sessions.map(({ title, day, hours, place, jp }) => [
						[{ words: title, look: 'bold' }],
						[{ words: day, look: 'small' }],
						[{ words: hours, look: 'small' }],
						[{ words: place, look: 'small' }],
						[{ words: String(jp) }]
					])
				},
				{ kind: 'words', words: `Yang ditugaskan (${people.length} orang):` },
				{
					kind: 'table',
					columns: [
						{ head: 'No', share: 0.06 },
						{ head: 'Nama dan NIP', share: 0.34 },
						{ head: 'Gol.', share: 0.08 },
						{ head: 'Jabatan', share: 0.26 },
						{ head: 'Unit kerja', share: 0.26 }
					],
					rows: people.map(({ name, nip, grade, position, unit }, at) => [
						[{ words: String(at + 1) }],
						nameAndNumber({ name, nip }),
						[{ words: grade }],
						[{ words: position, look: 'small' }],
						[{ words: unit, look: 'small' }]
					])
				},
				{
					kind: 'words',
					words:
						'Surat tugas ini dilaksanakan dengan penuh tanggung jawab, dan hasilnya dilaporkan kepada atasan langsung.'
				}
			],
			left: []
		},
		fonts
	);
