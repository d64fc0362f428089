/** Given names and family names heard in West Sulawesi (Mandar, Bugis, Makassar, Mamasa, Kalumpang). All people are invented. */

export const MALE = words(`
	Abdul|Ahmad|Aswar|Ardiansyah|Arman|Aswan|Baharuddin|Burhan|Darwis|Fadli|Fajar|Firman|Hamka|Haris|Hasan|Herman|Ilham
	Irfan|Irwan|Jamal|Jufri|Kamaruddin|Lukman|Mahmud|Makmur|Mansur|Masdar|Muhammad|Munir|Mustafa|Naharuddin|Nasrul|Nurdin
	Rahmat|Ramli|Rasyid|Ridwan|Rizal|Rusdi|Rustam|Sabri|Saharuddin|Salim|Sudirman|Sulaiman|Supardi|Syahrir|Syamsuddin
	Takdir|Tamrin|Taufik|Umar|Usman|Wahyudi|Yusran|Zainal|Zulkifli|Andi Ansar|Andi Mappa|Andi Rifai
`);

export const FEMALE = words(`
	Aisyah|Asmawati|Darmawati|Dewi|Diana|Fatmawati|Fitriani|Hadijah|Halija|Hartati|Hasnah|Hasriani|Hijrah|Husnia|Irmawati
	Jumiati|Jumriah|Kasmawati|Kartini|Lina|Mardiana|Maryam|Masita|Megawati|Mirnawati|Mulyani|Murniati|Nadira|Nurafni|Nuraeni
	Nurhayati|Nurhikmah|Nurjannah|Nurlina|Nursyamsi|Rabiah|Rahmawati|Ramlah|Ratnawati|Rosmini|Sahriani|Salma|Satriani|Sitti
	Sri|Suhartini|Sukmawati|Suriani|Syamsiah|Tenri|Ulfa|Wahida|Yuliana|Zakiah|Andi Besse|Andi Nurul|Andi Tenri
`);

export const FAMILY = words(`
	Amir|Anwar|Aziz|Bakri|Basir|Bohari|Dahlan|Gaffar|Hafid|Hakim|Halik|Hamid|Hamzah|Hanafi|Haruna|Hasyim|Idris|Jabbar|Jafar
	Kadir|Karim|Latif|Madjid|Malik|Mappiasse|Mappatunru|Marzuki|Muchtar|Muis|Mursalin|Nawir|Palallo|Rahim|Rahman|Razak|Saad
	Sahabuddin|Saleh|Samad|Sirajuddin|Sudarmin|Sulo|Syarif|Tahir|Talib|Tamma|Thaha|Wahab|Yasin|Yunus|Zubair|Pabottingi|Samsuri
`);

/** Christian given names and family names of the mountains (Mamasa, Kalumpang, Bonehau). */
export const MALE_MOUNTAIN = words(
	`Agustinus|Daniel|Elias|Filipus|Hendrik|Markus|Matius|Obed|Petrus|Simon|Stefanus|Yakub|Yohanis|Yosua`
);
export const FEMALE_MOUNTAIN = words(
	`Debora|Elvira|Ester|Hermin|Lidia|Marlina|Martha|Naomi|Paulina|Rut|Sara|Selfi|Yospina|Yuliana`
);
export const FAMILY_MOUNTAIN = words(
	`Allolayuk|Bongga|Demmanaba|Kondolele|Massolo|Pakondo|Paotonan|Pualillin|Rante|Sambolangi|Tandiallo|Tandirerung|Tangkelayuk|Tasik`
);

function words(text: string): string[] {
	return text
		.split(/[|\n]/)
		.map((word) => word.trim())
		.filter((word) => word !== '');
}
