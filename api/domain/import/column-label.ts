/** Names of columns for screens. The Indonesian ones are the headings of the templates. */
import { importKinds, type ImportKind } from './column.ts';
import { columnsOf } from './kinds.ts';
import type { CompetencyKey } from './kinds/competencies.ts';
import type { CourseKey } from './kinds/courses.ts';
import type { LevelKey } from './kinds/levels.ts';
import type { PastTrainingKey } from './kinds/past-trainings.ts';
import type { PersonKey } from './kinds/people.ts';
import type { PositionKey } from './kinds/positions.ts';
import type { UnitKey } from './kinds/units.ts';

type AnyKey =
	UnitKey | CompetencyKey | PositionKey | PersonKey | CourseKey | PastTrainingKey | LevelKey;

const english: Record<AnyKey, string> = {
	kode: 'Code',
	nama: 'Name',
	jenis: 'Kind',
	kodeInduk: 'Code of the unit above',
	unorId: 'Unor ID',
	berlakuMulai: 'Valid from',
	berlakuSampai: 'Valid until',
	kodeWilayah: 'Region code',
	urusan: 'Field of government',
	definisi: 'Definition',
	level1: 'Level 1',
	level2: 'Level 2',
	level3: 'Level 3',
	level4: 'Level 4',
	level5: 'Level 5',
	indikator1: 'Indicators 1',
	indikator2: 'Indicators 2',
	indikator3: 'Indicators 3',
	indikator4: 'Indicators 4',
	indikator5: 'Indicators 5',
	kelas: 'Class',
	ikhtisar: 'Summary',
	memimpin: 'Leads the unit',
	levelManajerial: 'Managerial level',
	levelSosiokultural: 'Socio-cultural level',
	persyaratan: 'Requirements',
	dasarHukum: 'Legal basis',
	nip: 'Employee number (NIP)',
	gelarDepan: 'Front title',
	gelarBelakang: 'Back title',
	statusAsn: 'Employment',
	kedudukanHukum: 'Legal status',
	golongan: 'Rank',
	email: 'E-mail',
	nomorHp: 'Mobile number',
	kodeUnit: 'Unit code',
	kodeJabatan: 'Position code',
	jabatanNama: 'Position name',
	jenisPenugasan: 'Kind of appointment',
	tmtJabatan: 'In the position since',
	tanggalSelesai: 'Last day',
	tmtKontrak: 'Contract from',
	selesaiKontrak: 'Contract until',
	judul: 'Title',
	ringkasan: 'Summary',
	bentuk: 'Form',
	jp: 'JP',
	menit: 'Minutes',
	moda: 'Mode',
	penyelenggara: 'Provider',
	kompetensi: 'Competencies',
	sasaran: 'Target positions',
	keteranganSasaran: 'Target in words',
	capaian: 'Outcomes',
	status: 'Status',
	namaKursus: 'Name of the training',
	jenisDiklatId: 'SIASN training kind',
	institusiPenyelenggara: 'Provider',
	nomorSertipikat: 'Certificate number',
	jumlahJam: 'Hours (JP)',
	tahunKursus: 'Year',
	tanggalKursus: 'First day',
	tanggalSelesaiKursus: 'Last day',
	kodePelatihan: 'Course code',
	id: 'History ID',
	kodeKompetensi: 'Competency code',
	level: 'Level',
	tanggal: 'Date',
	sumber: 'Source',
	dokumen: 'Document'
};

/** What a column is called; the kind decides where two kinds call one key differently. */
export function columnLabel(key: string, language: 'id' | 'en', kind?: ImportKind): string {
	if (language === 'en') return new Map(Object.entries(english)).get(key) ?? key;
	const order = kind ? [kind, ...importKinds] : importKinds;
	for (const each of order) {
		const column = columnsOf(each).find((candidate) => candidate.key === key);
		if (column) return column.label;
	}
	return key;
}
