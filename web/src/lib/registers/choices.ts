/** Words for the codes of choices in registers. Names of position classes are terms of the law. */
import { m } from '#lib/paraglide/messages.js';

const words: Readonly<Record<string, () => string>> = {
	PPPK_PW: () => 'PPPK Paruh Waktu',
	D: () => m.organisation_assignment_d(),
	PLT: () => m.organisation_assignment_plt(),
	PLH: () => m.organisation_assignment_plh(),
	PJ: () => m.organisation_assignment_pj(),
	TT: () => m.organisation_assignment_tt(),
	managerial: () => m.organisation_kind_managerial(),
	sociocultural: () => m.organisation_kind_sociocultural(),
	technical: () => m.organisation_kind_technical(),
	government: () => m.organisation_kind_government(),
	essential: () => m.organisation_importance_essential(),
	important: () => m.organisation_importance_important(),
	useful: () => m.organisation_importance_useful(),
	ya: () => m.organisation_yes(),
	tidak: () => m.organisation_no(),
	struktural: () => 'Struktural',
	fungsional: () => 'Fungsional',
	pelaksana: () => 'Pelaksana',
	jpt_utama: () => 'JPT Utama',
	jpt_madya: () => 'JPT Madya',
	jpt_pratama: () => 'JPT Pratama',
	administrator: () => 'Administrator',
	pengawas: () => 'Pengawas',
	jf_pemula: () => 'JF Pemula',
	jf_terampil: () => 'JF Terampil',
	jf_mahir: () => 'JF Mahir',
	jf_penyelia: () => 'JF Penyelia',
	jf_ahli_pertama: () => 'JF Ahli Pertama',
	jf_ahli_muda: () => 'JF Ahli Muda',
	jf_ahli_madya: () => 'JF Ahli Madya',
	jf_ahli_utama: () => 'JF Ahli Utama'
};

export const choiceLabel = (code: string) => words[code]?.() ?? code;
