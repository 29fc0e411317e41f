// Writes a picture of the screen as a PNG with a palette, a third of the size: pages have few colours. Standard library
// only. Takes eight-bit RGB or RGBA without interlace, as Chromium writes it.
import { writeFileSync } from 'node:fs'
import { deflateSync, inflateSync } from 'node:zlib'

const coloursMax = 256

/** {width, height, pixels}: three bytes a pixel. */
function decode(png) {
  let width = 0
  let height = 0
  let channels = 0
  const parts = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const data = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') {
      width = data.readUInt32BE(0)
      height = data.readUInt32BE(4)
      channels = data[9] === 6 ? 4 : 3
    } else if (type === 'IDAT') parts.push(data)
  }
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  const lines = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? lines[y * stride + x - channels] : 0
      const above = y > 0 ? lines[(y - 1) * stride + x] : 0
      const corner = x >= channels && y > 0 ? lines[(y - 1) * stride + x - channels] : 0
      lines[y * stride + x] = raw[y * (stride + 1) + 1 + x] + predicted(filter, left, above, corner)
    }
  }
  const pixels = Buffer.alloc(width * height * 3)
  for (let i = 0; i < width * height; i += 1) lines.copy(pixels, i * 3, i * channels, i * channels + 3)
  return { width, height, pixels }
}

/** The filters of the PNG specification, 9.2. */
function predicted(filter, left, above, corner) {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const sum = left + above - corner
  const [a, b, c] = [Math.abs(sum - left), Math.abs(sum - above), Math.abs(sum - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}

/** The most frequent colours, coarse enough to fit, and for each colour its place among them. */
function quantise(pixels) {
  const counts = new Map()
  for (let i = 0; i < pixels.length; i += 3) {
    const colour = (pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, coloursMax).map(([colour]) => colour)
  const place = new Map(palette.map((colour, at) => [colour, at]))
  for (const colour of counts.keys()) if (!place.has(colour)) place.set(colour, nearest(palette, colour))
  return { palette, place }
}

function nearest(palette, colour) {
  let best = 0
  let least = Infinity
  palette.forEach((one, at) => {
    const [r, g, b] = [(one >> 16) - (colour >> 16), ((one >> 8) & 255) - ((colour >> 8) & 255), (one & 255) - (colour & 255)]
    const distance = r * r + g * g + b * b
    if (distance < least) [best, least] = [at, distance]
  })
  return best
}

const checks = Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
  return n >>> 0
})

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  let check = 0xffffffff
  for (const byte of body) check = checks[(check ^ byte) & 255] ^ (check >>> 8)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const end = Buffer.alloc(4)
  end.writeUInt32BE((check ^ 0xffffffff) >>> 0)
  return Buffer.concat([length, body, end])
}

/** Writes `png` to `path` with at most 256 colours. */
export function withPalette(png, path) {
  const { width, height, pixels } = decode(png)
  const { palette, place } = quantise(pixels)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const lines = Buffer.alloc((width + 1) * height)
  for (let i = 0, at = 0; i < width * height; i += 1) {
    if (i % width === 0) at += 1
    lines[at] = place.get((pixels[i * 3] << 16) | (pixels[i * 3 + 1] << 8) | pixels[i * 3 + 2])
    at += 1
  }
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const parts = [chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]
  writeFileSync(path, Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]))
}
