rooms-somebody = 参加者
