/** The invented people whom everybody may try; all with the same password, refused where DEMO=0. */
const accounts = [
	['ASN', '199201152019032901', 'Perawat Terampil, UPTD Puskesmas Binanga'],
	['ASN (PPPK)', '199506072025212907', 'Guru Ahli Pertama, UPTD SDN'],
	['supervisor', '197805102005012902', 'Kepala UPTD Puskesmas Binanga'],
	['trainer', '198003202006041903', 'Perawat Ahli Muda, RSUD Kabupaten Mamuju'],
	['HR verifier', '198811072014031904', 'Analis SDM Aparatur Ahli Pertama, BKPP'],
	['admin', '198502282010011905', 'Kepala Bidang Pengembangan Kompetensi Aparatur, BKPP'],
	['leader', '197003151996031906', 'Kepala Dinas Kesehatan']
] as const;

/** The table that `npm start` ends with. */
export function demoTable() {
	const rows = accounts.map(([role, nip, position]) => `  ${role.padEnd(12)} ${nip}   ${position}`);
	return ['  Demo accounts, password malaqbi-demo:', '', ...rows, ''].join('\n');
}
