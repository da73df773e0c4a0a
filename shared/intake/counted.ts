/** For sentences of people: "1 picture", "3 pictures", "1,200 pictures". */
export const counted = (count: number, one: string, many: string): string =>
  `${String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? one : many}`
