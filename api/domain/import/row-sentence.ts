/**
 * What is wrong with a row, and the mend, in the words of the screen and of the result file.
 * One source for both, so that they never say different things.
 */
import type { RowError, RowErrorCode } from './row-error.ts';

export type Language = 'id' | 'en';
type Sentence = (params: Record<string, string>) => string;

export function rowSentence(error: Pick<RowError, 'code' | 'params'>, language: Language): string {
	const texts = Object.fromEntries(
		Object.entries(error.params).map(([key, value]) => [key, String(value)])
	);
	return sentences[language][error.code](texts);
}

const id: Record<RowErrorCode, Sentence> = {
	required: () => 'Wajib diisi.',
	'not-a-day': ({ text }) => `“${text}” bukan tanggal. Tulis seperti 17-11-2025.`,
	'not-a-number': ({ text }) => `“${text}” bukan bilangan bulat. Tulis angka saja.`,
	'out-of-range': ({ least, most }) => `Harus antara ${least} dan ${most}.`,
	'not-a-code': ({ text }) =>
		`“${text}” bukan kode. Pakai huruf, angka, titik, atau garis tanpa spasi.`,
	'unknown-choice': ({ text, choices }) => `“${text}” tidak dikenal. Pilih salah satu: ${choices}.`,
	'nip-damaged': ({ text }) =>
		`NIP rusak oleh Excel (${text}). Ubah format kolom menjadi Teks, lalu tempel ulang NIP dari sumbernya.`,
	'nip-invalid': ({ text }) => `“${text}” bukan NIP atau NI PPPK. Periksa 18 angkanya.`,
	'not-an-email': ({ text }) => `“${text}” bukan alamat surel.`,
	'not-a-phone': ({ text }) => `“${text}” bukan nomor telepon.`,
	'text-too-long': ({ longest }) => `Terlalu panjang. Paling banyak ${longest} huruf.`,
	'cell-error': ({ text }) => `Sel berisi kesalahan rumus (${text}). Isi dengan nilainya.`,
	'list-unreadable': ({ text }) =>
		`“${text}” tidak terbaca. Tulis seperti T.KES.05=2:mutlak; T.UM.01=1.`,
	'duplicate-in-file': ({ row }) => `Sama dengan baris ${row}. Hapus salah satu.`,
	'unknown-unit': ({ text }) =>
		`Unit “${text}” tidak ada. Impor unitnya dahulu atau perbaiki kodenya.`,
	'unknown-parent': ({ text }) =>
		`Unit induk “${text}” tidak ada di portal maupun di berkas ini, atau barisnya salah.`,
	'unit-cycle': ({ text }) =>
		`Induk “${text}” membuat unit ini berada di bawah dirinya sendiri. Perbaiki induknya.`,
	'unknown-position': ({ text }) =>
		`Jabatan “${text}” tidak ada. Impor jabatannya dahulu atau perbaiki tulisannya.`,
	'ambiguous-position': ({ text }) =>
		`Ada beberapa jabatan bernama “${text}”. Isi kolom Kode jabatan.`,
	'unknown-position-class': ({ text }) => `Kelas jabatan “${text}” tidak ada dalam data referensi.`,
	'unknown-competency': ({ text }) => `Kompetensi “${text}” tidak ada. Impor kompetensinya dahulu.`,
	'unknown-person': ({ text }) => `Tidak ada pegawai dengan NIP ${text}. Impor pegawainya dahulu.`,
	'unknown-form': ({ text }) =>
		`Bentuk “${text}” tidak dikenal. Isi kode seperti KL10 atau id jenis diklat SIASN.`,
	'unknown-rank': ({ text }) => `Golongan “${text}” tidak dikenal. Tulis seperti III/b atau IX.`,
	'unknown-legal-status': ({ text }) =>
		`Kedudukan hukum “${text}” tidak dikenal. Isi kode SIASN, misalnya 01.`,
	'unit-and-position': () => 'Unit dan jabatan harus diisi berdua, atau dikosongkan berdua.',
	'ends-before-start': () => 'Tanggal selesai mendahului tanggal mulai.',
	'starts-before-current': ({ current }) =>
		`Jabatan yang sekarang mulai ${current}. Isi TMT sesudah tanggal itu, atau perbaiki jabatan lama di halaman pegawai.`,
	'two-definitive': ({ row }) =>
		`Baris ${row} sudah memberi jabatan definitif. Isi jenis penugasan PLT, PLH, PJ, atau TT.`,
	'person-differs': ({ row }) =>
		`Berbeda dengan baris ${row} untuk NIP yang sama. Samakan keduanya.`,
	'in-the-future': () => 'Tanggal ini belum tiba.',
	'without-levels': () => 'Tidak ada kompetensi jenis ini dalam kamus. Impor kamusnya dahulu.',
	'already-known': () => 'Sudah terdaftar. Buka dan ubah yang ada.',
	'too-few-choices': () => 'Isi sedikitnya dua pilihan, mulai dari Pilihan A.',
	'answer-not-a-choice': ({ text }) =>
		`Kunci “${text}” tidak menunjuk pilihan yang terisi. Tulis hurufnya, misalnya B atau A, C.`,
	'one-right-answer': () =>
		'Soal jenis ini punya tepat satu kunci. Tulis satu huruf, atau ubah jenisnya menjadi ganda.',
	'unknown-lesson': ({ text }) =>
		`Materi “${text}” tidak ada. Tulis nomor urut atau judulnya, atau kosongkan.`
};

const en: Record<RowErrorCode, Sentence> = {
	required: () => 'Must be filled in.',
	'not-a-day': ({ text }) => `“${text}” is not a date. Write it like 17-11-2025.`,
	'not-a-number': ({ text }) => `“${text}” is not a whole number. Write digits only.`,
	'out-of-range': ({ least, most }) => `Must be between ${least} and ${most}.`,
	'not-a-code': ({ text }) =>
		`“${text}” is not a code. Use letters, digits, dots or dashes without blanks.`,
	'unknown-choice': ({ text, choices }) => `“${text}” is not known. Choose one of: ${choices}.`,
	'nip-damaged': ({ text }) =>
		`Excel has damaged this NIP (${text}). Format the column as Text, then paste the NIP again from its source.`,
	'nip-invalid': ({ text }) => `“${text}” is not an employee number. Check its 18 digits.`,
	'not-an-email': ({ text }) => `“${text}” is not an e-mail address.`,
	'not-a-phone': ({ text }) => `“${text}” is not a telephone number.`,
	'text-too-long': ({ longest }) => `Too long. At most ${longest} characters.`,
	'cell-error': ({ text }) => `The cell holds a formula error (${text}). Fill in the value.`,
	'list-unreadable': ({ text }) =>
		`“${text}” cannot be read. Write it like T.KES.05=2:mutlak; T.UM.01=1.`,
	'duplicate-in-file': ({ row }) => `The same as row ${row}. Remove one of them.`,
	'unknown-unit': ({ text }) =>
		`There is no unit “${text}”. Import the unit first or correct the code.`,
	'unknown-parent': ({ text }) =>
		`The parent unit “${text}” is neither in the portal nor in this file, or its row is wrong.`,
	'unit-cycle': ({ text }) =>
		`The parent “${text}” puts this unit below itself. Correct the parent.`,
	'unknown-position': ({ text }) =>
		`There is no position “${text}”. Import it first or correct the spelling.`,
	'ambiguous-position': ({ text }) =>
		`Several positions are called “${text}”. Fill in the position code.`,
	'unknown-position-class': ({ text }) => `The class “${text}” is not in the reference data.`,
	'unknown-competency': ({ text }) => `There is no competency “${text}”. Import it first.`,
	'unknown-person': ({ text }) =>
		`Nobody has the employee number ${text}. Import the person first.`,
	'unknown-form': ({ text }) =>
		`The form “${text}” is not known. Use a code such as KL10 or SIASN's id.`,
	'unknown-rank': ({ text }) => `The rank “${text}” is not known. Write it like III/b or IX.`,
	'unknown-legal-status': ({ text }) =>
		`The legal status “${text}” is not known. Use SIASN's code, such as 01.`,
	'unit-and-position': () => 'Fill in both unit and position, or neither.',
	'ends-before-start': () => 'The last day lies before the first.',
	'starts-before-current': ({ current }) =>
		`The present appointment began on ${current}. Give a later start, or correct the old one on the person's page.`,
	'two-definitive': ({ row }) =>
		`Row ${row} already gives a definitive position. Use PLT, PLH, PJ or TT here.`,
	'person-differs': ({ row }) =>
		`Differs from row ${row} for the same employee number. Make them agree.`,
	'in-the-future': () => 'This day has not come yet.',
	'without-levels': () =>
		'The dictionary has no competency of this kind. Import the dictionary first.',
	'already-known': () => 'Already registered. Open that one and change it.',
	'too-few-choices': () => 'Fill in at least two choices, beginning with choice A.',
	'answer-not-a-choice': ({ text }) =>
		`The key “${text}” names no choice that is filled in. Write its letter, such as B or A, C.`,
	'one-right-answer': () =>
		'A question of this kind has exactly one right answer. Write one letter, or make it a multiple one.',
	'unknown-lesson': ({ text }) =>
		`There is no lesson “${text}”. Write its number or title, or leave the cell empty.`
};

const sentences: Record<Language, Record<RowErrorCode, Sentence>> = { id, en };
