// Bytes as people say them: 12.3 MB.
const units = ['B', 'KB', 'MB', 'GB', 'TB']

export function size_text(bytes: number): string {
  let amount = bytes
  let unit = 0
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024
    unit += 1
  }
  return `${unit && amount < 100 ? amount.toFixed(1) : Math.round(amount)} ${units[unit]}`
}
