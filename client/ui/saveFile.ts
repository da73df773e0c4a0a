/** Hands a file to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the address by the next turn of its loop at the latest; kept a little longer for slow ones.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
