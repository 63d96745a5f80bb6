rooms-somebody = the participant
