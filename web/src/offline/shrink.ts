// Makes a photo small enough to send: JPEG, at most 1600 pixels a side, below the server's limit. The picture is decoded
// here, in the browser, and nowhere else.
const side_max = 1600
const bytes_max = 2 * 1024 * 1024

function picture_of(file: Blob): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(file)
    const image = new Image()
    image.onload = () => (URL.revokeObjectURL(url), resolve(image))
    image.onerror = () => (URL.revokeObjectURL(url), reject(new Error('no picture')))
    image.src = url
  })
}

export async function shrunk(file: Blob): Promise<Blob> {
  const image = await picture_of(file)
  const scale = Math.min(1, side_max / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  for (const quality of [0.85, 0.6, 0.35]) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (blob && blob.size <= bytes_max) return blob
  }
  throw new Error('too large')
}
