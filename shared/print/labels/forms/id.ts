import type { FormWords } from '../../formWords.ts'
import { inLeftToRight as own } from '../apart.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('id')

export const INDONESIAN_FORMS: FormWords = {
  signatures: {
    heading: 'Tanda tangan',
    doneAt: 'Dibuat di',
    doneOn: 'pada tanggal',
    under: (standing) => `Naskah yang ditandatangani: ${standing}.`,
    hash: (hash) => `Nilai hash: ${hash}`,
    open: 'Rencana ini belum ditutup ketika naskah ini diambil darinya.',
    closed: (by, moment) => `Rencana ini ditutup oleh ${own(by)} pada ${moment}.`,
    initialled: (by, moment) => `Diparaf oleh ${own(by)} pada ${moment}`,
    notInitialled: 'Belum diparaf',
    signature: 'Tanda tangan',
    nameAndTitle: 'Nama dan jabatan',
    placeAndDate: 'Tempat dan tanggal',
  },
  authors: {
    heading: 'Catatan penulis',
    explanation:
      'Huruf siapa yang ada dalam setiap butir, termasuk alternatif dalam kurung siku. Spasi dan yang telah dihapus tidak dihitung. Server membedakan penulis menurut apa yang dikirim masing-masing, bukan menurut isi naskah.',
    columns: { point: 'Butir', party: 'Pihak', person: 'Orang', share: 'Bagian' },
    letters: (count) => plural(count, { other: `${count} huruf` }),
    percent: (whole) => `${whole}\u00a0%`,
    underOne: 'kurang dari 1\u00a0%',
    overNinetyNine: 'lebih dari 99\u00a0%',
    noWords: 'Tidak ada kata',
    noParty: 'Tanpa pihak',
    server: 'Parley',
    serverWords: 'sejak awal rencana, atau ditempatkan oleh perintah',
    unknown: 'Tidak diketahui',
    unknownPerson: 'seseorang yang tidak ada dalam rencana ini',
    members: 'Anggota rencana',
    roles: {
      convener: 'Penyelenggara',
      'pen-holder': 'Pemegang naskah',
      head: 'Ketua delegasi',
      drafter: 'Perancang',
      reviewer: 'Penelaah',
      observer: 'Pengamat',
    },
    left: (role) => `${role}, tidak lagi dalam rencana`,
    suspended: (role) => `${role}, ditangguhkan`,
    nobody: 'Belum ada yang bergabung',
  },
  caucus: {
    heading: (party) => `Kaukus ${own(party)}`,
    notForOthers: (party) => `Kaukus ${own(party)} – bukan untuk pihak lain`,
    explanation:
      'Dokumen pribadi pihak tersebut. Tidak seorang pun di luarnya dapat membacanya di Parley.',
    empty: 'Kaukus ini tidak memiliki dokumen.',
    point: (number) => `Butir ${number}`,
    struckPoint: 'Butir yang dicoret',
    otherPoint: 'Bukan mengenai butir mana pun dalam rencana ini',
    draftPosition: 'Rancangan posisi',
    onPlan: 'mengenai naskah rencana',
    onDraft: 'mengenai rancangan kaukus',
    onOther: 'mengenai rumusan lain',
    comments: 'Komentar',
  },
}
