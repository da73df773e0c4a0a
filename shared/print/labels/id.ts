import type { NumberedPoint } from '../../model/plan.ts'
import type { VersionKind } from '../../model/version.ts'
import { inLeftToRight as own } from './apart.ts'
import { datesIn } from './dates.ts'
import { INDONESIAN_FORMS } from './forms/id.ts'
import type { Labels, Standing } from './labels.ts'

const quoted = (words: string): string => `“${own(words)}”`

const dates = datesIn('id')
function day(at: number): string {
  const { day: number, month, year } = dates(at)
  return `${number} ${month} ${year}`
}
function time(at: number): string {
  const { hour, minute } = dates(at)
  return `pukul ${hour}.${minute} UTC`
}
const moment = (at: number): string => `${day(at)} ${time(at)}`

const KINDS: Readonly<Record<VersionKind, string>> = {
  draft: 'rancangan',
  'chairs-text': 'naskah ketua',
  'non-paper': 'dokumen tidak resmi',
  final: 'naskah akhir',
}
const called = (text: Standing): string =>
  text.kind === 'now'
    ? `naskah sebagaimana adanya pada ${moment(text.at)}`
    : `${own(text.symbol)} (${KINDS[text.meant]}), dibekukan pada ${moment(text.at)}`

const point = ({ number, heading }: NumberedPoint): string =>
  number === null ? quoted(heading) : `butir ${number}`

export const INDONESIAN: Labels = {
  language: 'id',
  direction: 'ltr',
  latin: 'id',
  ...{ day, time, moment },
  pillar: (number) => `Pilar ${number}`,
  reference: {
    unknown: 'butir yang tidak ada dalam rencana ini',
    open: point,
    struck: (gone) => `${point(gone)} (dicoret)`,
    merged: (gone, into) => `${point(gone)} (digabungkan ke dalam ${point(into)})`,
  },
  alternative: {
    drafted: 'sebagaimana dirancang',
    unknown: 'pihak yang tidak ada dalam rencana ini',
  },
  noTextYet: '[Naskah akan diusulkan]',
  standing: (text) => called(text).replace(/^naskah/, 'Naskah'),
  changes: (older, newer) => `Perubahan dari ${called(older)} ke ${called(newer)}`,
  // Indonesian words have one form for any number.
  summary({ changed, moved, struck, added, restored }) {
    const [first, ...rest] = (
      [
        ['diubah', changed],
        ['dipindahkan', moved],
        ['dicoret', struck],
        ['ditambahkan', added],
        ['dikembalikan', restored],
      ] as const
    ).filter(([, count]) => count > 0)
    if (first === undefined) return 'Tidak ada perubahan.'
    const others = rest.map(([word, count]) => `${count} ${word}`)
    return `${[`${first[1]} butir ${first[0]}`, ...others].join(', ')}.`
  },
  stances: {
    accept: 'Menerima',
    'accept-ad-referendum': 'Menerima ad referendum',
    'accept-with-reservation': 'Menerima dengan reservasi',
    oppose: 'Menentang',
    'seek-instructions': 'Meminta instruksi',
  },
  noPosition: 'Belum ada posisi',
  thisWording: 'rumusan ini',
  earlierWording: 'rumusan sebelumnya',
  change: {
    added: 'Ditambahkan.',
    struck: 'Dicoret.',
    restored: 'Dikembalikan setelah dicoret.',
    moved: (from) =>
      from === null
        ? 'Dipindahkan.'
        : `Dipindahkan; semula ${point(from)} dari ${quoted(from.pillar)}.`,
  },
  annex: {
    headings: {
      open: 'Komentar yang masih terbuka',
      resolved: 'Komentar yang sudah diselesaikan',
      all: 'Komentar',
    },
    point: (number) => `Butir ${number}`,
    struckPoint: 'Butir yang dicoret',
    edited: (when) => `${when}, disunting`,
    takenBack: 'Komentar ini telah ditarik kembali.',
    resolved: (by, when) => `Diselesaikan oleh ${own(by)}, ${when}`,
    ofParty: (name, party) => `${own(name)}, ${own(party)}`,
    stranger: 'seseorang yang tidak ada dalam rencana ini',
    someParty: 'salah satu pihak',
    somebody: 'seseorang',
  },
  forms: INDONESIAN_FORMS,
  page: {
    contents: 'Daftar isi',
    parties: 'Para Pihak',
    page: 'Halaman {page} dari {pages}',
    hash: 'nilai hash',
    copyFor: 'Salinan untuk',
    code: 'kode',
    source: 'no. {number} dalam sumber',
    struck: 'Dicoret.',
    party: 'Pihak',
    position: 'Posisi',
    takenOn: 'Mengenai',
    reason: 'Reservasi atau alasan',
    noPositions: 'Belum ada pihak yang mengambil posisi mengenai butir ini.',
    stanceOn: '{stance}, mengenai {wording}',
    wouldHave: 'Mengusulkan dalam kurung siku:',
    headingWas: 'Judul semula:',
    annex: 'Lampiran',
    noComments: 'Tidak ada.',
    wholePoint: 'Mengenai butir secara keseluruhan',
    quotes: ['“', '”'],
    colon: ':',
    comma: ',',
  },
}
